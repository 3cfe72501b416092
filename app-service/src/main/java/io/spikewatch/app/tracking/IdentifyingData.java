package io.spikewatch.app.tracking;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What says who a person or a paying customer is, by its name or by what it looks like. Rather something harmless is taken
 * for it than a person let through.
 */
final class IdentifyingData {

    /** Compared without case, and without what stands between words. */
    private static final Set<String> NAMES = Set.of(
            "name",
            "firstname",
            "lastname",
            "middlename",
            "fullname",
            "givenname",
            "familyname",
            "surname",
            "nickname",
            "displayname",
            "username",
            "user",
            "userid",
            "person",
            "personid",
            "login",
            "contact",
            "contactname",
            "phone",
            "phonenumber",
            "mobile",
            "address",
            "ip",
            "ipaddress",
            "createdby",
            "customer",
            "customerid",
            "customername",
            "billingid",
            "distinctid",
            "token",
            "apikey",
            "password",
            "secret",
            "authorization");

    private static final Pattern RESERVED = Pattern.compile("^\\s*\\$");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern E_MAIL =
            Pattern.compile("[^\\s@](?:@|%40)(?:\\p{L}|[^\\s@]{1,253}\\.\\p{L})", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRIPE_ID = Pattern.compile("(?<![\\p{L}\\p{N}_])(?:(?:cus|sub)_[A-Za-z0-9]"
            + "|(?:acct|card|ch|cs|evt|il|in|pi|pm|price|prod|py|re|seti|si|src|txn)_(?:test_|live_)?[A-Za-z0-9]{14})");

    private IdentifyingData() {}

    /** Also where the name is one that analytics gives a meaning to, by which more could be smuggled in. */
    static boolean isNamedBy(String name) {
        var word = SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        return RESERVED.matcher(name).find()
                || NAMES.contains(word)
                || word.contains("email")
                || word.startsWith("stripe")
                || isIn(name);
    }

    /** Of a map or a list, what is in it is looked at one by one. */
    static boolean isIn(@Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof Collection) {
            return false;
        }
        var text = value.toString();
        return E_MAIL.matcher(text).find() || STRIPE_ID.matcher(text).find();
    }
}
