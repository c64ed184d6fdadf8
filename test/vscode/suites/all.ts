// Every suite, in order. The colours come last: they add files.

import './checks'
import './answers'
import './crash'
import './environments'
import './front-matter'
import './rename'
import './configuration'
import './move'
import './pages'
import './colours'
