package io.spikewatch.app.outside;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/**
 * Where calls may go: the Internet over HTTPS, and nothing behind our own walls. On one machine, for trying
 * things out, the machine itself and its network as well.
 */
@Component
public class OutsideAddresses {

    private static final int MAX_LENGTH = 2000;
    private static final int MAX_PORT = 65_535;
    private static final Pattern LITERAL = Pattern.compile("[\\d.]+|\\[.*]");

    private final boolean internalToo;

    OutsideAddresses(OutsideProperties properties) {
        this.internalToo = properties.internalAddresses();
    }

    /** What a name leads to is known only when it is called, and may be something else each time. */
    public InetAddressFilter filter() {
        return internalToo ? InetAddressFilter.all() : InetAddressFilter.externalAddresses();
    }

    /** What can be said without asking anybody what the name leads to. */
    public Optional<String> complaintAbout(String address) {
        var uri = parse(address);
        if (uri == null || uri.getHost() == null || uri.getUserInfo() != null || address.length() > MAX_LENGTH) {
            return Optional.of("must be an address such as https://example.com/hook");
        }
        if (schemes().stream().noneMatch(each -> each.equalsIgnoreCase(uri.getScheme()))) {
            return Optional.of("must begin with " + String.join(" or ", schemes()));
        }
        if (uri.getPort() > MAX_PORT) {
            return Optional.of("must have a port up to " + MAX_PORT);
        }
        return isInternal(uri.getHost()) ? Optional.of("must not be an internal address") : Optional.empty();
    }

    private List<String> schemes() {
        return internalToo ? List.of("https", "http") : List.of("https");
    }

    private boolean isInternal(String host) {
        return !internalToo
                && (host.equalsIgnoreCase("localhost") || LITERAL.matcher(host).matches() && !isExternal(host));
    }

    private boolean isExternal(String literal) {
        try {
            return filter().matches(InetAddress.getByName(literal));
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    private static @Nullable URI parse(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
