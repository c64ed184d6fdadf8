// Every suite, in order.

import './checks'
import './answers'
import './environments'
import './rename'
// Last, because it adds files that name environments.
import './colours'
