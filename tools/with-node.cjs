'use strict';
// Runs a script of the checkout with the checkout's own Node, whichever Node npm was started with.
var path = require('path');
var node = require('../bin/node.cjs');

var script = path.resolve(process.argv[2]);
node.rerun(script, process.argv.slice(3));
