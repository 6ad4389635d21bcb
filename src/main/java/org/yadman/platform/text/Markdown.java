package org.yadman.platform.text;

import java.util.List;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.springframework.stereotype.Component;

/// The small Markdown that people may write: paragraphs, headings, lists, quotes, emphasis, links. Raw HTML is
/// shown as text, pictures are dropped, links go only to `https:` pages and to pages of this site.
@Component
public final class Markdown {

    private final Parser parser = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class, org.commonmark.node.BlockQuote.class))
            .build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .escapeHtml(true)
            .nodeRendererFactory(context -> new org.commonmark.renderer.NodeRenderer() {
                @Override
                public Set<Class<? extends Node>> getNodeTypes() {
                    return Set.of(org.commonmark.node.Image.class);
                }

                @Override
                public void render(Node node) {
                    // A picture in running text would be a request nobody chose.
                }
            })
            .build();

    private final TextContentRenderer words = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();

    /// Safe HTML.
    ///
    /// @param base what stands before the address of a page of this site (`/en`)
    public String html(String markdown, String base) {
        Node document = parser.parse(markdown);
        document.accept(new Links(base));
        return renderer.render(document);
    }

    /// The words alone, as they are copied into a letter: what is a link keeps its text, and paragraphs stand
    /// apart.
    public String plain(String markdown) {
        Node document = parser.parse(markdown);
        document.accept(new Words());
        return words.render(document).strip();
    }

    private static final class Words extends org.commonmark.node.AbstractVisitor {
        @Override
        public void visit(Link link) {
            visitChildren(link);
            unwrap(link);
        }

        @Override
        public void visit(org.commonmark.node.Image picture) {
            picture.unlink();
        }
    }

    private static void unwrap(Link link) {
        for (Node child : List.copyOf(Links.children(link))) {
            link.insertBefore(child);
        }
        link.unlink();
    }

    private static final class Links extends org.commonmark.node.AbstractVisitor {
        private final String base;

        Links(String base) {
            this.base = base;
        }

        @Override
        public void visit(Link link) {
            String to = link.getDestination();
            if (to.matches("/[a-z0-9/._#?=-]*") && !to.startsWith("//")) {
                link.setDestination(base + to);
            } else if (!to.startsWith("https://")) {
                unwrap(link);
                return;
            }
            visitChildren(link);
        }

        private static List<Node> children(Node parent) {
            List<Node> children = new java.util.ArrayList<>();
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                children.add(child);
            }
            return children;
        }
    }
}
