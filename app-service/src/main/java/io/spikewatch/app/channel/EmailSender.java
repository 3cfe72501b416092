package io.spikewatch.app.channel;

import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Writes to the address somebody signs in with. Without an SMTP server it reaches nobody. */
@Component
class EmailSender implements Sender {

    private static final Logger log = LoggerFactory.getLogger(EmailSender.class);

    private final JavaMailSender mail;
    private final ChannelProperties properties;
    private final boolean hasServer;

    EmailSender(JavaMailSender mail, MailProperties server, ChannelProperties properties) {
        this.mail = mail;
        this.properties = properties;
        this.hasServer = StringUtils.hasText(server.getHost());
        if (!hasServer) {
            log.info("E-mail is off: APP_SMTP_HOST names no server");
        }
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Optional<String> addressOf(User person, Settings settings) {
        return hasServer ? Optional.of(person.email()) : Optional.empty();
    }

    @Override
    public void send(Letter letter) throws NotSentException {
        try {
            mail.send(message -> write(new MimeMessageHelper(message, StandardCharsets.UTF_8.name()), letter));
        } catch (MailSendException refused) {
            throw isUnknown(refused)
                    ? NotSentException.forGood("recipient_refused")
                    : NotSentException.forNow("mail_not_taken");
        } catch (MailException failure) {
            throw NotSentException.forNow(failure.getClass().getSimpleName());
        }
    }

    private void write(MimeMessageHelper message, Letter letter) throws MessagingException {
        message.setFrom(properties.mailFrom());
        message.setTo(letter.address());
        message.setSubject(letter.headline());
        message.setText("""
                %s

                %s

                You are told by e-mail because you chose to be. Your settings: %s
                """.formatted(letter.notification().body(), letter.link(), properties.page("/settings")));
        var headers = message.getMimeMessage();
        headers.setHeader(
                "Message-ID", "<" + letter.id() + "@" + properties.publicUrl().getHost() + ">");
        headers.setHeader("Auto-Submitted", "auto-generated");
    }

    private static boolean isUnknown(MailSendException refused) {
        return refused.getFailedMessages().values().stream()
                .anyMatch(each -> each instanceof SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0);
    }
}
