package io.spikewatch.app.channel;

import java.util.Set;

/** What nobody is told of for now; said by the feature that sends notifications. */
public interface PausedTopics {

    /** The types of notification that wait. */
    Set<String> pausedTypes();
}
