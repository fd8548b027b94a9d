"""What the harness asks of the page: small scripts over Flutter's accessibility tree."""

ALL = "[flt-semantics-identifier]"
WORDS = """node => {
  const parts = [];
  const walk = each => {
    if (each.nodeType === Node.TEXT_NODE) { parts.push(each.textContent); return; }
    if (each.nodeType !== Node.ELEMENT_NODE) return;
    const label = each.getAttribute('aria-label');
    if (label) parts.push(label);
    if ('value' in each && each.type !== 'password' && each.value) parts.push(each.value);
    each.childNodes.forEach(walk);
  };
  walk(node);
  return parts.map(part => part.trim()).filter(part => part).join('\\n');
}"""
NAMED = f"""([prefix, words]) => {{
  const read = {WORDS};
  for (const node of document.querySelectorAll('{ALL}')) {{
    const name = node.getAttribute('flt-semantics-identifier');
    if (name.startsWith(prefix) && read(node).toLowerCase().includes(words.toLowerCase())) return name;
  }}
  return null;
}}"""
# The middle of the last node of the selector, once it was the same node at the same place in so many frames on end.
# Flutter moves things in the page's own frames, so however slow the machine, what slides is elsewhere at the next look;
# an animation stands still in its first frame or two.
RESTING = """async ([selector, frames, limitMs]) => {
  const ends = performance.now() + limitMs;
  let before = null, same = 0;
  while (performance.now() < ends) {
    const node = [...document.querySelectorAll(selector)].at(-1);
    const box = node && node.getBoundingClientRect();
    const now = node && [node.id, box.left, box.top, box.width, box.height].join(' ');
    same = now && now === before ? same + 1 : 0;
    if (same >= frames) return [box.left + box.width / 2, box.top + box.height / 2];
    before = now;
    await new Promise(requestAnimationFrame);
  }
  return null;
}"""
FIELD_HAS_FOCUS = "selector => !!document.activeElement && !!document.activeElement.closest(selector)"
STATE = """(node, names) => [node, ...node.querySelectorAll('*')].some(
  each => names.some(name => each.getAttribute(name) === 'true'))"""
# The middle of the largest thing that scrolls; the window itself when nothing does.
SCROLLER = """() => {
  let best = null, size = 0;
  for (const node of document.querySelectorAll('flt-semantics')) {
    if (getComputedStyle(node).overflowY !== 'scroll') continue;
    const box = node.getBoundingClientRect();
    const width = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
    const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    if (width > 0 && height > 0 && width * height > size) {
      size = width * height;
      best = [Math.max(box.left, 0) + width / 2, Math.max(box.top, 0) + height / 2, height];
    }
  }
  return best || [innerWidth / 2, innerHeight / 2, innerHeight];
}"""
# What a finger in the middle of the visible part of the box would touch: is it this node, or something over it?
# `at`: where the finger is about to come down; a node whose middle is elsewhere by now has slid away from it.
IN_REACH = """(node, at) => {
  const box = node.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
  if (at && (Math.abs(at[0] - x) > 1 || Math.abs(at[1] - y) > 1)) return false;
  // The words of the bar take no pointer in this tree, and Flutter's bar takes the tap all the same.
  for (const bar of document.querySelectorAll('[flt-semantics-identifier="bar.said"]')) {
    const over = bar.getBoundingClientRect();
    const covers = x >= over.left && x <= over.right && y >= over.top && y <= over.bottom;
    if (covers && !bar.contains(node) && !node.contains(bar)) return false;
  }
  // What scrolls cuts off what lies under its edge, though its place in the tree says otherwise.
  for (let out = node.parentElement; out; out = out.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(out).overflowY)) continue;
    const edge = out.getBoundingClientRect();
    if (y < edge.top || y >= edge.bottom) return false;
  }
  const top = document.elementFromPoint(x, y);
  return !top || node.contains(top) || top.contains(node);
}"""
