/**
 * What the box remembers besides projects, in one database of its home: jobs, their results, and
 * the sounds that there are.
 *
 * <p>Thread: the caller's; each opens its own. Imports: JDBC.
 */
package org.ngoma.firmware.home;
