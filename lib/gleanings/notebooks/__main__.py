"""python -m gleanings.notebooks"""

import sys

from gleanings.notebooks import main

sys.exit(main())
