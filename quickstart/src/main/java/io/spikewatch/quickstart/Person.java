package io.spikewatch.quickstart;

import java.util.List;

/** Somebody who can sign in to the demo. */
record Person(String email, String name, String organization, String role) {

    static List<Person> all() {
        return DemoFiles.rows("people.csv")
                .map(row -> new Person(row[0], row[1], row[2], row[3]))
                .toList();
    }

    /** Of a customer's organization. */
    boolean isOwner() {
        return role.equals("owner");
    }

    /** Staff belong to the vendor, whatever the id of its organization is. */
    boolean isStaff() {
        return organization.equals("vendor");
    }
}
