package org.yadman.testing;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;

/// A filter for a test's server, by which a request says itself who asks. It stands where accounts would look at the
/// session, for tests of rooms that know nothing of sessions.
public final class TestCaller implements Filter {

    /// Names the account and what it may do.
    public static final String HEADER = "X-Test-Caller";

    /// Somebody who has signed in.
    ///
    /// @param group the group for which they speak, or null
    public record Person(
            UUID account, Set<Permission> may, @Nullable UUID group) {

        public Person {
            may = Set.copyOf(may);
        }

        public Person(UUID account, Set<Permission> may) {
            this(account, may, null);
        }

        /// What goes into the header.
        public String header() {
            return account + " " + may.stream().map(Permission::name).collect(Collectors.joining(","))
                    + (group == null ? "" : " " + group);
        }

        public ActorId actor() {
            return new ActorId(account.toString());
        }

        public Caller caller() {
            return new Caller(account, "somebody", may, group, "token");
        }
    }

    /// A steward.
    ///
    /// @param number tells this person from others
    public static Person steward(int number) {
        return new Person(
                new UUID(1, number),
                Set.of(
                        Permission.OWN_ACCOUNT,
                        Permission.PROPOSE,
                        Permission.REACH_GROUPS,
                        Permission.KEEP_RECORD,
                        Permission.MODERATE,
                        Permission.STEWARD));
    }

    public static Person coordinator(int number) {
        return new Person(
                new UUID(2, number),
                Set.of(
                        Permission.OWN_ACCOUNT,
                        Permission.PROPOSE,
                        Permission.REACH_GROUPS,
                        Permission.KEEP_RECORD,
                        Permission.MODERATE));
    }

    public static Person volunteer(int number) {
        return new Person(
                new UUID(3, number), Set.of(Permission.OWN_ACCOUNT, Permission.PROPOSE, Permission.REACH_GROUPS));
    }

    /// Somebody who speaks for this group.
    public static Person representative(int number, UUID group) {
        return new Person(new UUID(4, number), representative(number).may(), group);
    }

    public static Person representative(int number) {
        return new Person(
                new UUID(4, number), Set.of(Permission.OWN_ACCOUNT, Permission.PROPOSE, Permission.ACT_FOR_GROUP));
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        String header = request.getHeader(HEADER);
        if (header != null) {
            String[] parts = header.split(" ", 3);
            Set<Permission> may =
                    Arrays.stream(parts[1].split(",")).map(Permission::valueOf).collect(Collectors.toSet());
            new Person(UUID.fromString(parts[0]), may, parts.length < 3 ? null : UUID.fromString(parts[2]))
                    .caller()
                    .ask(request);
        }
        chain.doFilter(asked, answered);
    }
}
