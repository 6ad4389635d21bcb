package org.yadman.platform.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.yadman.platform.config.Options;

/// The name servers that the operator named: whoever deceives one of them deceives not all.
@Component
public class Resolvers {

    /// With fewer nothing is asked.
    public static final int FEWEST = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<InetSocketAddress> servers;

    Resolvers(Options options) {
        this.servers = options.resolvers();
    }

    /// What came of looking for a text.
    public enum Found {
        /// All servers have it, at exactly this name.
        THERE,
        /// None has it.
        MISSING,
        /// Some have it, others do not: it may need time to spread.
        NOT_EVERYWHERE,
        /// The name is an alias of another: whoever owns that one would answer for it.
        ALIAS,
        /// A server did not answer, or refused.
        UNREACHABLE
    }

    /// Whether enough servers were named to ask at all.
    public boolean areSetUp() {
        return servers.size() >= FEWEST;
    }

    /// Looks for a TXT record with exactly this text at exactly this name. Takes seconds; never in a transaction.
    ///
    /// @throws IllegalStateException where too few servers were named: the caller asks {@link #areSetUp} first
    public Found find(String name, String text) {
        if (!areSetUp()) {
            throw new IllegalStateException("Fewer than two name servers");
        }
        Set<Found> answers = EnumSet.noneOf(Found.class);
        servers.forEach(server -> answers.add(ask(server, name, text)));
        if (answers.contains(Found.ALIAS)) {
            return Found.ALIAS;
        }
        if (answers.contains(Found.UNREACHABLE)) {
            return Found.UNREACHABLE;
        }
        return answers.size() > 1 ? Found.NOT_EVERYWHERE : answers.iterator().next();
    }

    private static Found ask(InetSocketAddress server, String name, String text) {
        try {
            Name absolute = Name.fromString(name, Name.root);
            Record question = Record.newRecord(absolute, Type.TXT, DClass.IN);
            SimpleResolver resolver = new SimpleResolver(server);
            resolver.setTimeout(PATIENCE);
            return read(resolver.send(Message.newQuery(question)), question, text);
        } catch (TextParseException nonsense) {
            return Found.MISSING;
        } catch (IOException silent) {
            return Found.UNREACHABLE;
        }
    }

    private static Found read(Message answer, Record question, String text) {
        if (answer.getRcode() == Rcode.NXDOMAIN) {
            return Found.MISSING;
        }
        if (answer.getRcode() != Rcode.NOERROR || !Objects.equals(answer.getQuestion(), question)) {
            return Found.UNREACHABLE;
        }
        List<Record> records = answer.getSection(Section.ANSWER);
        if (records.stream().anyMatch(each -> each.getType() == Type.CNAME || each.getType() == Type.DNAME)) {
            return Found.ALIAS;
        }
        return records.stream()
                        .filter(each -> each.getName().equals(question.getName()))
                        .anyMatch(each -> each instanceof TXTRecord txt
                                && String.join("", txt.getStrings()).equals(text))
                ? Found.THERE
                : Found.MISSING;
    }
}
