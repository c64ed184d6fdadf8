// Every suite, in order.

import './checks'
import './answers'
import './environments'
import './rename'
