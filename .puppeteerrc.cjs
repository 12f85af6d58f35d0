// A build must not depend on a download: the browser comes from npm or from the machine.
module.exports = {skipDownload: true}
