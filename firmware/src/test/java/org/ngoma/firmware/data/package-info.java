/** Real files of other people, named by an environment variable and loudly skipped without it. */
package org.ngoma.firmware.data;
