package org.yadman.groups;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The domain of which a group can show that it is its own: the host of its web address. At a host where anybody can
/// have a page or a mailbox nothing is shown.
final class OwnDomain {

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,200}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /// Where anybody can have a page or a mailbox; also everything below them.
    private static final Set<String> SHARED = Set.of(
            "about.me",
            "academia.edu",
            "aol.com",
            "archive.org",
            "bandcamp.com",
            "blog.ir",
            "blogfa.com",
            "blogger.com",
            "blogsky.com",
            "blogspot.com",
            "bsky.app",
            "change.org",
            "discord.com",
            "discord.gg",
            "dropbox.com",
            "eitaa.com",
            "facebook.com",
            "fb.com",
            "github.com",
            "github.io",
            "gitlab.io",
            "gmail.com",
            "gmx.at",
            "gmx.ch",
            "gmx.de",
            "gmx.net",
            "gofundme.com",
            "google.com",
            "googlemail.com",
            "hotmail.com",
            "icloud.com",
            "instagram.com",
            "jimdo.com",
            "jimdofree.com",
            "linkedin.com",
            "linktr.ee",
            "live.com",
            "mail.ru",
            "mailbox.org",
            "medium.com",
            "mihanblog.com",
            "msn.com",
            "netlify.app",
            "notion.site",
            "onmicrosoft.com",
            "outlook.com",
            "pages.dev",
            "patreon.com",
            "persianblog.ir",
            "posteo.de",
            "proton.me",
            "protonmail.com",
            "reddit.com",
            "riseup.net",
            "rozblog.com",
            "rubika.ir",
            "sharepoint.com",
            "sites.google.com",
            "soundcloud.com",
            "squarespace.com",
            "substack.com",
            "t.me",
            "t-online.de",
            "telegram.me",
            "telegram.org",
            "threads.net",
            "tiktok.com",
            "tumblr.com",
            "tutanota.com",
            "twitter.com",
            "vercel.app",
            "vimeo.com",
            "wa.me",
            "web.app",
            "web.de",
            "webs.com",
            "weebly.com",
            "whatsapp.com",
            "wikipedia.org",
            "wixsite.com",
            "wordpress.com",
            "x.com",
            "yahoo.com",
            "yandex.ru",
            "ymail.com",
            "youtu.be",
            "youtube.com");

    private OwnDomain() {}

    /// The domain behind a web address; nothing where there is none, or it is shared with others.
    static Optional<String> of(@Nullable String site) {
        if (site == null) {
            return Optional.empty();
        }
        try {
            String host = URI.create(site).getHost();
            return host == null ? ofHost(authority(site)) : ofHost(host);
        } catch (IllegalArgumentException e) {
            return ofHost(authority(site));
        }
    }

    // A host in Persian letters is none for java.net.URI.
    private static String authority(String site) {
        return site.replaceFirst("^[a-z]+://", "").replaceFirst("[/?#].*$", "").replaceFirst(":\\d+$", "");
    }

    private static Optional<String> ofHost(String host) {
        try {
            String plain = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("\\.$", "")
                    .replaceFirst("^www\\.", "");
            return DOMAIN.matcher(plain).matches() && !plain.endsWith(".onion") && !isShared(plain)
                    ? Optional.of(plain)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isShared(String domain) {
        for (String rest = domain; !rest.isEmpty(); rest = rest.substring(rest.indexOf('.') + 1)) {
            if (SHARED.contains(rest)) {
                return true;
            }
            if (rest.indexOf('.') < 0) {
                return false;
            }
        }
        return false;
    }
}
