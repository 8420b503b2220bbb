#!/usr/bin/env node
'use strict';
// ES5 on purpose: see node.cjs.
var node = require('./node.cjs');
var path = require('path');

function cacheFolder() {
  var home = process.env.XDG_CACHE_HOME || path.join(require('os').homedir(), '.cache');
  return path.join(home, 'docket', 'compiled');
}

function start() {
  try {
    require('module').enableCompileCache(cacheFolder());
  } catch {
    // A home that cannot be written costs some start-up time and nothing else.
  }
  require('../dist/main.cjs');
}

if (node.newEnough()) start();
else node.rerun(__filename, process.argv.slice(2));
