// Every suite, in order.

import './checks'
import './answers'
import './colours'
import './environments'
import './rename'
