/// The small interfaces through which a room hands something to a collector (campaign folder, search, feeds,
/// desk, report, mirror). No collector switches over rooms: it asks for the list of all that implement its
/// interface.
@NullMarked
package org.yadman.platform.collect;

import org.jspecify.annotations.NullMarked;
