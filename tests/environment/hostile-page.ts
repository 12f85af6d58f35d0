/**
 * A page that tries every way out known to us.
 *
 * @param server URL that must never be asked, with its final slash.
 * @param secret path of files that must never be read, without extension.
 */
export function hostilePage(server: string, secret: string): string {
  const file = `file://${secret}`
  const socket = server.replace('http:', 'ws:')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>hostile</title>
<style>
  @import url("${file}.css"); @import url("${server}import.css");
  @font-face {font-family: Evil; src: url("${server}font.woff2")}
  @font-face {font-family: EvilFile; src: url("${file}.txt")}
  .a {background: url("${server}background.png"); font-family: Evil}
  .b {background: url("${file}.svg"); font-family: EvilFile; list-style-image: image-set(url("${server}set.png") 1x)}
  @page {@top-left {content: url("${server}margin.png")}}
</style>
${['stylesheet', 'icon', 'manifest', 'prefetch', 'prerender', 'preconnect', 'dns-prefetch', 'modulepreload']
  .map((rel) => `<link rel="${rel}" href="${server}${rel}">`)
  .join('')}
<link rel="preload" as="image" href="${server}preload.png"><link rel="stylesheet" href="${file}.css">
<script>
  document.documentElement.append('SCRIPT' + '-RAN')
  fetch('${server}fetch'); new WebSocket('${socket}'); navigator.sendBeacon('${server}beacon')
  const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:${new URL(server).host}'}]})
  peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer))
</script>
<script src="${file}.js"></script><script src="${server}script.js"></script>
<script type="speculationrules">{"prefetch": [{"source": "list", "urls": ["${server}speculation"]}]}</script>
<meta http-equiv="refresh" content="0;url=${server}refresh"><meta http-equiv="refresh" content="1;url=${file}.html">
</head><body>
<p class="a">a</p><p class="b">b</p>
<iframe src="${file}.txt"></iframe><iframe src="${server}frame"></iframe>
<iframe srcdoc="<img src='${server}srcdoc.png'><script>parent.document.body.append('SCRIPT' + '-RAN')</script>"></iframe>
<object data="${file}.txt"></object><object data="${server}object.svg" type="image/svg+xml"></object>
<embed src="${file}.html"><embed src="${server}embed">
<img src="${file}.svg" alt=""><img src="${server}img.png" alt=""><img srcset="${server}srcset.png 1x" alt="">
<img src="x" alt="" onerror="document.body.append('SCRIPT' + '-RAN')">
<img alt="" src="data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg"><image href="${server}nested.png"/><script>alert(1)</script></svg>`
  )}">
<svg><use href="${file}.svg#u"/><image href="${file}.svg"/><image href="${server}svg.png"/>
  <foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${file}.txt"></iframe></foreignObject>
  <a href="javascript:alert(1)"><animate attributeName="href" values="${server}animate"/></a></svg>
<video src="${server}video.mp4" poster="${server}poster.png" autoplay></video><audio src="${server}a.mp3" autoplay></audio>
<form action="${server}form"><input type="image" src="${server}input.png"><button autofocus onfocus="this.click()">x</button></form>
<a href="${file}.txt" ping="${server}ping">link</a>
<p>END-MARK</p></body></html>`
}
