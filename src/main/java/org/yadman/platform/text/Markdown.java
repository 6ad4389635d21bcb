package org.yadman.platform.text;

import java.util.List;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
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

    /// Safe HTML.
    ///
    /// @param base what stands before the address of a page of this site (`/en`)
    public String html(String markdown, String base) {
        Node document = parser.parse(markdown);
        document.accept(new Links(base));
        return renderer.render(document);
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
                for (Node child : List.copyOf(children(link))) {
                    link.insertBefore(child);
                }
                link.unlink();
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
