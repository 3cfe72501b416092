package io.spikewatch.app.access;

import java.util.UUID;

/** Admissions of nobody in particular. */
public final class TestAdmission {

    private TestAdmission() {}

    public static Admission byKey() {
        return new Admission(UUID.randomUUID(), "org-1", new Admission.Proof.Key("none"));
    }
}
