package org.yadman.platform.pdf;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Turns the rows of right-to-left tables around: the library puts the first cell of every row at the left.
final class RightToLeftTables {

    private RightToLeftTables() {}

    static void turn(Document document) {
        NodeList rows = document.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            if (isRightToLeft(rows.item(i))) {
                turn(rows.item(i));
            }
        }
    }

    private static boolean isRightToLeft(Node row) {
        for (Node node = row; node instanceof Element element; node = node.getParentNode()) {
            if (element.hasAttribute("dir")) {
                return element.getAttribute("dir").equals("rtl");
            }
        }
        return false;
    }

    private static void turn(Node row) {
        List<Node> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
            cells.add(cell);
        }
        cells.reversed().forEach(row::appendChild);
    }
}
