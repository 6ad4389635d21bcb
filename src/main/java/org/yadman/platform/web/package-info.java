/// Pages, addresses, headers, errors: one request from the socket to the room and back. A handler says who may
/// call it with `@Public` or `@Requires`; one that says nothing is refused.
@NullMarked
package org.yadman.platform.web;

import org.jspecify.annotations.NullMarked;
