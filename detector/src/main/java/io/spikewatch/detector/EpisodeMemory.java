package io.spikewatch.detector;

import io.spikewatch.messages.Direction;
import java.nio.ByteBuffer;

/** The latest episode of a series, and the latest level that it settled on. */
final class EpisodeMemory {

    static final int PACKED_SIZE = 3 + 3 * Integer.BYTES + 2 * Float.BYTES + 1 + Integer.BYTES + Float.BYTES;

    /** 1 up, -1 down, 0 none so far. */
    byte direction;

    boolean open;
    boolean told;
    int start;
    int lastDay;
    int abnormalDays;

    /** Logarithms, without their sign. */
    float toldMove;

    float peakMove;

    /** The direction of the episode that became the new normal; 0: none that could still turn out wrong. */
    byte adoptedDirection;

    int adoptedOn;

    /** Logarithm of the new level over the old. */
    float adoptedMove;

    EpisodeMemory() {}

    EpisodeMemory(ByteBuffer packed) {
        direction = packed.get();
        open = packed.get() == 1;
        told = packed.get() == 1;
        start = packed.getInt();
        lastDay = packed.getInt();
        abnormalDays = packed.getInt();
        toldMove = packed.getFloat();
        peakMove = packed.getFloat();
        adoptedDirection = packed.get();
        adoptedOn = packed.getInt();
        adoptedMove = packed.getFloat();
    }

    EpisodeState state() {
        return new EpisodeState(
                direction > 0 ? Direction.UP : Direction.DOWN, start, Math.exp(direction * peakMove), abnormalDays);
    }

    void write(ByteBuffer packed) {
        packed.put(direction).put((byte) (open ? 1 : 0)).put((byte) (told ? 1 : 0));
        packed.putInt(start).putInt(lastDay).putInt(abnormalDays);
        packed.putFloat(toldMove).putFloat(peakMove);
        packed.put(adoptedDirection).putInt(adoptedOn).putFloat(adoptedMove);
    }
}
