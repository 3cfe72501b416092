package io.spikewatch.app.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class DeadLetterQueueTests {

    @Test
    void prefersTheReasonWhereOnlyOneMoreAttributeFits() {
        var attributes = DeadLetterQueue.attributes(messageWith(9), "no JSON");

        assertThat(attributes).hasSize(10).containsKey("reason").doesNotContainKey("original_message_id");
    }

    @Test
    void leavesAMessageThatIsFullAsItIs() {
        var message = messageWith(10);

        assertThat(DeadLetterQueue.attributes(message, "no JSON")).isEqualTo(message.messageAttributes());
    }

    private static Message messageWith(int attributes) {
        var value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("x")
                .build();
        return Message.builder()
                .messageId("m-1")
                .messageAttributes(IntStream.range(0, attributes)
                        .mapToObj(each -> "own-" + each)
                        .collect(Collectors.toMap(Function.identity(), name -> value)))
                .build();
    }
}
