'use strict';
// ES5 on purpose: every Node must be able to parse this file to be told that it is too old.
var fs = require('fs');
var path = require('path');

var LEAST = [22, 18];
var root = path.join(__dirname, '..');

/** Whether the Node that runs now is new enough for docket (older ones crash in better-sqlite3). */
function newEnough() {
  var v = process.versions.node.split('.').map(Number);
  return v[0] > LEAST[0] || (v[0] === LEAST[0] && v[1] >= LEAST[1]);
}

/** The Node that a checkout brings through its lockfile; an installed package has none. */
function checkoutNode() {
  var platform = process.platform === 'win32' ? 'win' : process.platform;
  var file = process.platform === 'win32' ? 'node.exe' : 'node';
  var found = path.join(root, 'node_modules', 'node-' + platform + '-' + process.arch, 'bin', file);
  return fs.existsSync(found) ? found : undefined;
}

/** The checkout's Node unless that is what runs already, else this one; neither where they are too old. */
function betterNode() {
  var own = process.env.DOCKET_RERUN ? undefined : checkoutNode();
  return own || (newEnough() ? process.execPath : undefined);
}

/** Runs a script once more under a Node that is new enough and takes over its exit status, or says what is needed. */
function rerun(script, args) {
  var node = betterNode();
  if (!node) {
    console.error(
      'docket needs Node.js ' + LEAST.join('.') + ' or newer, and this is ' + process.version +
        '. Install the current LTS from https://nodejs.org/ and run the command again.',
    );
    process.exit(1);
  }
  var env = Object.assign({}, process.env, { DOCKET_RERUN: '1' });
  env.PATH = path.dirname(node) + path.delimiter + env.PATH;
  var child = require('child_process').spawn(node, [script].concat(args), { stdio: 'inherit', env: env });
  var hungUp = false;
  // At a terminal Ctrl-C reaches the whole group: the child decides, this process only waits for it.
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      hungUp = hungUp || signal === 'SIGHUP';
      if (signal !== 'SIGINT' || !atTerminal()) child.kill(signal);
    });
  });
  child.on('error', function (error) {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', function (status, signal) {
    // Older Nodes abort when they leave in order and the terminal is gone: the signal itself ends them.
    var last = signal || (hungUp && 'SIGHUP');
    if (!last) process.exit(status);
    process.removeAllListeners(last);
    process.kill(process.pid, last);
  });
}

function atTerminal() {
  return [0, 1, 2].some(function (fd) {
    return require('tty').isatty(fd);
  });
}

module.exports = { newEnough: newEnough, checkoutNode: checkoutNode, rerun: rerun };
