
'use strict';
(() => {
  const traces = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  let at = 0;
  let step = 0;
  let states = [];
  let missed = [];
  let moved = false;

  /* ---- elements: text only, so that no document is markup ---- */
  function el(name, className, ...children) {
    const e = document.createElement(name);
    if (className) e.className = className;
    e.append(...children.filter(c => c !== null && c !== undefined));
    return e;
  }
  function link(text, href) {
    const a = el('a', '', text);
    a.href = href;
    a.rel = 'noreferrer noopener';
    return a;
  }

  /* ---- the run ---- */
  function statesOf(trace) {
    const all = [new Map(Object.entries(trace.initialState))];
    for (const s of trace.steps) {
      const next = new Map(all[all.length - 1]);
      for (const c of s.changes) next.set(c.variable, c.new);
      all.push(next);
    }
    return all;
  }
  /* name[a][b] as [name, a, b] */
  function parts(variable) {
    const name = variable.split('[', 1)[0];
    const indices = [...variable.matchAll(/\[([^\]]*)\]/g)].map(m => m[1]);
    return [name, ...indices];
  }
  function family(state, name) {
    return [...state].map(([k, v]) => [parts(k), v]).filter(([p]) => p[0] === name);
  }
  function bufferOf(trace, vma) {
    return (trace.constants || {})['vma_bo[' + vma + ']'] || vma.slice(vma.lastIndexOf('.') + 1);
  }
  function backing(state, b, p) {
    return state.get('memory[' + b + ']') === 'VRAM'
      ? state.get('slot[' + b + ']') : state.get('tt_page[' + b + '][' + p + ']');
  }
  function owners(state, b, p, place) {
    const tags = [];
    if (state.get('tt_page[' + b + '][' + p + ']') === place) tags.push('tt');
    if (state.get('ghost_page[' + b + '][' + p + ']') === place) tags.push('ghost');
    if (state.get('in_file[' + b + '][' + p + '][' + place + ']') === 'true') tags.push('shmem file');
    if (state.get('slot[' + b + ']') === place) tags.push('resource of ' + b);
    if (state.get('ghost_slot[' + b + ']') === place) tags.push('ghost of ' + b);
    return tags;
  }
  function copyTags(state, b, p, place) {
    const tags = [];
    if (state.get('copy_from[' + b + '][' + p + ']') === place) tags.push('copied from');
    if (state.get('copy_to[' + b + '][' + p + ']') === place) tags.push('copied to');
    return tags;
  }
  /* PTEs and TLB entries that are left where a lookup for their buffer returns */
  function missedOf(trace, all) {
    const result = [new Map()];
    trace.steps.forEach((s, i) => {
      const now = new Map(result[i]);
      for (const c of s.changes) now.delete(c.variable);
      for (const c of s.changes) {
        const [name, b] = parts(c.variable);
        if (name !== 'unmapping' || c.new !== 'false') continue;
        for (const [variable, value] of all[i + 1]) {
          const p = parts(variable);
          if (value === 'none' || (p[0] !== 'pte' && p[0] !== 'tlb')) continue;
          const [vma, page] = p.slice(-2);
          if (bufferOf(trace, vma) === b && backing(all[i + 1], b, page) === value) now.set(variable, s.index);
        }
      }
      result.push(now);
    });
    return result;
  }

  /* ---- drawing ---- */
  function finding(trace) {
    const p = trace.property;
    const a = trace.answer;
    const dl = el('dl');
    const entry = (name, ...what) => dl.append(el('dt', '', name), el('dd', '', ...what));
    entry('property', el('b', '', p.id + ' ' + p.name), ': ' + p.statement);
    if (p.symptom) entry('symptom', p.symptom);
    if (a.nearestHolding) {
      const n = a.nearestHolding;
      entry('holds if', n.switchKey + ': ' + n.thisValue + ' \u2192 ' + n.thatValue +
        ' (all ' + n.states.toLocaleString('en') + ' states)');
    }
    entry('run', trace.steps.length + ' steps, ' + a.contextSwitches + (a.contextSwitches === 1 ? ' context switch' : ' context switches'));
    entry('searched', a.explored + '; ' + trace.strategy);
    entry('scope', a.scope + '; Linux ' + trace.kernel);
    const more = el('details', '', el('summary', '', 'Formula, and why it is false'));
    more.append(el('p', 'mono', p.formula || trace.evaluation.formula.text));
    const list = el('ul');
    trace.evaluation.falseParts.forEach(f => list.append(el('li', 'mono', f.text + ' is ' + f.value)));
    more.append(list, el('p', '', 'Replay: ', el('code', '', trace.replay)));
    $('finding').replaceChildren(
      el('p', 'kind', p.kind + ' in ' + trace.scenario.name),
      el('h1', '', a.question), el('p', 'answer', a.answer), dl, more);
  }
  function lanes(trace) {
    const acting = trace.processes.filter(p => trace.steps.some(s => s.process === p));
    const lanesElement = $('lanes');
    lanesElement.style.setProperty('--lanes', Math.max(1, acting.length));
    $('list').style.setProperty('--lanes', Math.max(1, acting.length));
    lanesElement.replaceChildren(...acting.map((p, i) => {
      const s = el('span', 'lane' + i % 6, p);
      s.style.setProperty('--c', 'var(--lane' + i % 6 + ')');
      return s;
    }));
    $('list').replaceChildren(...trace.steps.map(s => row(s, acting.indexOf(s.process))));
  }
  function title(s) {
    const f = s.kernel.function;
    const choices = Object.entries(s.choices).map(([k, v]) => k + ' ' + v).join(', ');
    return s.label + (f ? ' in ' + f + '()' : '') + (choices ? ' [' + choices + ']' : '');
  }
  function row(s, lane) {
    const button = el('button', 'row',
      el('span', 'number', String(s.index)), el('span', 'who', s.process + ' '), el('span', 'title', title(s)));
    button.type = 'button';
    for (const c of s.changes) {
      if (c.old !== c.new) button.append(el('span', 'diff mono', c.variable + ': ' + c.old + ' \u2192 ' + c.new));
    }
    const hint = s.process + (matters(s) ? '' : ', does not matter for the violation');
    button.append(el('span', 'hidden', ' (' + hint + ')'));
    button.addEventListener('click', () => go(s.index));
    const li = el('li', 'lane' + lane % 6 + (matters(s) ? '' : ' unimportant') + (s.breaks.length ? ' breaks' : ''), button);
    li.style.setProperty('--lane', lane);
    s.breaks.forEach(b => li.append(el('span', 'broken', '\u2716 breaks ' + b.id + ' ' + b.name + ' (' + b.kind + ')')));
    return li;
  }
  function matters(s) {
    return !s.explanation || s.explanation.matters;
  }
  function detail(trace) {
    if (step === 0) {
      $('step').replaceChildren(el('h2', '', 'The first state'), el('p', '', 'Nothing has happened yet.'));
      return;
    }
    const s = trace.steps[step - 1];
    const box = [el('h2', '', s.index + '. ' + s.process + ': ' + title(s))];
    if (s.explanation) box.push(el('p', '', s.explanation.sentence));
    if (s.kernel.function) {
      const v = 'https://elixir.bootlin.com/linux/v' + encodeURIComponent(trace.kernel);
      box.push(el('p', '', 'Linux ' + trace.kernel + ': ',
        link(s.kernel.function + '()', v + '/A/ident/' + encodeURIComponent(s.kernel.function)),
        s.kernel.file ? ' in ' : null,
        s.kernel.file ? link(s.kernel.file, v + '/source/' + s.kernel.file.split('/').map(encodeURIComponent).join('/')) : null));
    }
    if (s.explanation && s.explanation.because.length) {
      const by = new Map();
      s.explanation.because.forEach(c => by.set(c.step, [...(by.get(c.step) || []), c.variable]));
      const p = el('p', '', 'Depends on ');
      [...by].forEach(([k, what], i) => p.append(i ? ', ' : '', link('step ' + k, fragment(at, k)), ' (' + what.join(', ') + ')'));
      box.push(p);
    }
    if (s.explanation && !s.explanation.matters) box.push(el('p', '', 'The violation does not depend on this step.'));
    s.breaks.forEach(b => box.push(el('p', 'kind', 'Breaks ' + b.id + ' ' + b.name + ': ' + b.statement)));
    $('step').replaceChildren(...box);
  }
  function entryBox(trace, state, variable, words, value) {
    const [vma, page] = parts(variable).slice(-2);
    const b = bufferOf(trace, vma);
    const e = el('span', 'entry', words + ' \u2192 ');
    if (value === 'none') {
      e.classList.add('none');
      e.append('none');
    } else {
      const problems = [];
      if (value !== backing(state, b, page)) problems.push('stale');
      if (!owners(state, b, page, value).length) problems.push('freed memory');
      const pte = parts(variable)[0] === 'tlb' ? state.get('pte[' + vma + '][' + page + ']') : value;
      if (pte === 'none') problems.push('its PTE is gone');
      if (state.get('copying[' + b + ']') === 'true' && copyTags(state, b, page, value).length) problems.push('reaches a copy');
      if (missed[step].has(variable)) problems.push('the lookup that returned at step ' + missed[step].get(variable) + ' walked past it');
      e.classList.add(problems.length ? 'stale' : 'current');
      e.append(value + ' ', el('span', 'state', problems.length ? problems.join(', ') : 'current'));
      e.dataset.target = (value.startsWith('vram') ? '' : b + '/' + page + '/') + value;
    }
    changed(e, variable);
    return e;
  }
  function changed(e, ...variables) {
    const s = step > 0 ? traces[at].steps[step - 1] : null;
    if (s && s.changes.some(c => c.old !== c.new && variables.includes(c.variable))) e.classList.add('now');
  }
  function box(name, ...children) {
    return el('div', 'box', el('b', '', name), ...children);
  }
  function machine(trace) {
    const state = states[step];
    const ptes = family(state, 'pte');
    if (!ptes.length || !family(state, 'tt_page').length) {
      $('machine').replaceChildren();
      return;
    }
    const left = el('div');
    const byVma = new Map();
    ptes.forEach(([p, v]) => byVma.set(p[1], [...(byVma.get(p[1]) || []), [p, v]]));
    byVma.forEach((list, vma) => {
      const file = (trace.constants || {})['vma_file[' + vma + ']'] || state.get('vma_file[' + vma + ']');
      left.append(box('page table of ' + vma + (file ? ' (i_mmap of ' + file + ')' : ''),
        ...list.map(([p, v]) => entryBox(trace, state, 'pte[' + p[1] + '][' + p[2] + ']', 'PTE ' + p[2], v))));
    });
    const byCpu = new Map();
    family(state, 'tlb').forEach(([p, v]) => byCpu.set(p[1], [...(byCpu.get(p[1]) || []), [p, v]]));
    byCpu.forEach((list, cpu) => left.append(box('TLB of ' + cpu,
      ...list.map(([p, v]) => entryBox(trace, state, 'tlb[' + p.slice(1).join('][') + ']', p[2] + ' ' + p[3], v)))));
    const right = el('div');
    const buffers = [...new Set(family(state, 'memory').map(([p]) => p[1]))];
    buffers.forEach(b => right.append(bufferBox(state, b)));
    const slots = [...new Set(Object.keys(trace.constants || {}).map(parts).filter(p => p[0] === 'place_of_slot').map(p => p[1]))];
    if (slots.length) right.append(box('VRAM', ...slots.map(s => slotBox(state, buffers, s))));
    const wires = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    wires.setAttribute('class', 'wires');
    wires.setAttribute('aria-hidden', 'true');
    const m = el('div', 'machine', left, right);
    m.append(wires);
    $('machine').replaceChildren(el('h2', '', 'Who maps what'), m);
    drawWires(m, wires);
  }
  function bufferBox(state, b) {
    const resv = state.get('resv[' + b + ']');
    const tags = ['in ' + state.get('memory[' + b + ']'), resv === 'FREE' ? 'unreserved' : 'reserved by ' + resv];
    if (state.get('fence[' + b + ']') === 'true') tags.push('fence');
    if (state.get('job[' + b + ']') === 'true') tags.push('GPU job');
    if (state.get('unmapping[' + b + ']') === 'true') tags.push('lookup under way');
    const result = box('buffer ' + b, ...tags.map(t => el('span', 'tag', t)));
    if (state.get('copying[' + b + ']') === 'true') result.append(el('span', 'tag alarm', 'being copied'));
    family(state, 'tt_page').filter(([p]) => p[1] === b).forEach(([p]) => {
      const page = p[2];
      const frames = family(state, 'mapping').filter(([q]) => q[1] === b && q[2] === page).map(([q]) => q[3]);
      frames.forEach(f => result.append(placeBox(state, b, page, f)));
    });
    return result;
  }
  function placeBox(state, b, page, frame) {
    const tags = owners(state, b, page, frame);
    const key = '[' + b + '][' + page + '][' + frame + ']';
    const e = el('span', 'place' + (tags.length ? '' : ' free'), page + ' ' + frame + ' ');
    e.dataset.place = b + '/' + page + '/' + frame;
    (tags.length ? tags : ['free']).forEach(t => e.append(el('span', 'tag', t)));
    if (tags.length && state.get('mapping' + key) !== 'NONE') e.append(el('span', 'tag', 'mapping ' + state.get('mapping' + key)));
    if (state.get('fresh' + key) === 'true') e.append(el('span', 'tag', 'last value'));
    copyTags(state, b, page, frame).forEach(t => e.append(el('span', 'tag alarm', t)));
    changed(e, 'mapping' + key, 'in_file' + key, 'tt_page[' + b + '][' + page + ']', 'ghost_page[' + b + '][' + page + ']', 'fresh' + key);
    return e;
  }
  function slotBox(state, buffers, slot) {
    const tags = buffers.flatMap(b => owners(state, b, '', slot));
    const e = el('span', 'place' + (tags.length ? '' : ' free'), slot + ' ');
    e.dataset.place = slot;
    const used = buffers.some(b => family(state, 'copy_to').some(([p, v]) => v === slot) || family(state, 'copy_from').some(([p, v]) => v === slot));
    (tags.length || used ? tags : ['free']).forEach(t => e.append(el('span', 'tag', t)));
    buffers.forEach(b => family(state, 'tt_page').filter(([p]) => p[1] === b).forEach(([p]) => {
      if (state.get('fresh[' + b + '][' + p[2] + '][' + slot + ']') === 'true') e.append(el('span', 'tag', 'last value of ' + p[2]));
      copyTags(state, b, p[2], slot).forEach(t => e.append(el('span', 'tag alarm', p[2] + ' ' + t)));
    }));
    changed(e, ...buffers.flatMap(b => ['slot[' + b + ']', 'ghost_slot[' + b + ']']));
    return e;
  }
  function drawWires(m, svg) {
    const frame = m.getBoundingClientRect();
    const places = new Map([...m.querySelectorAll('[data-place]')].map(p => [p.dataset.place, p]));
    svg.replaceChildren(...[...m.querySelectorAll('[data-target]')].flatMap(e => {
      const place = places.get(e.dataset.target);
      if (!place) return [];
      const a = e.getBoundingClientRect();
      const b = place.getBoundingClientRect();
      if (b.left < a.right) return [];
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      const x1 = a.right - frame.left, y1 = a.top + a.height / 2 - frame.top;
      const x2 = b.left - frame.left, y2 = b.top + b.height / 2 - frame.top;
      const mid = (x1 + x2) / 2;
      path.setAttribute('d', 'M' + x1 + ' ' + y1 + 'C' + mid + ' ' + y1 + ' ' + mid + ' ' + y2 + ' ' + x2 + ' ' + y2);
      path.setAttribute('class', e.classList.contains('stale') ? 'wire stale' : 'wire');
      return [path];
    }));
  }
  function values(trace) {
    const open = $('values').querySelector('details');
    const now = step > 0 ? new Map(trace.steps[step - 1].changes.map(c => [c.variable, c])) : new Map();
    const body = el('tbody');
    states[step].forEach((v, k) => {
      const c = now.get(k);
      const tr = el('tr', c && c.old !== c.new ? 'now' : '', el('td', 'mono', k), el('td', 'mono', c && c.old !== c.new ? c.old + ' \u2192 ' + v : v));
      body.append(tr);
    });
    const details = el('details', '', el('summary', '', 'All ' + states[step].size + ' variables'),
      el('table', '', el('thead', '', el('tr', '', el('th', '', 'variable'), el('th', '', 'value'))), body));
    details.open = !!(open && open.open);
    $('values').replaceChildren(details);
  }

  /* ---- moving ---- */
  function fragment(trace, k) {
    return '#' + encodeURIComponent(key(trace)) + '/' + k;
  }
  function key(trace) {
    const t = traces[trace];
    const twins = traces.filter(o => o.scenario.name === t.scenario.name);
    return t.scenario.name + (twins.length > 1 ? '~' + twins.indexOf(t) : '');
  }
  function go(k) {
    moved = true;
    const hash = fragment(at, Math.max(0, Math.min(traces[at].steps.length, k)));
    if (location.hash === hash) show();
    else location.replace(hash);
  }
  function near(direction) {
    const steps = traces[at].steps;
    let k = step + direction;
    if ($('only').checked) {
      while (k > 0 && k < steps.length && !matters(steps[k - 1]) && !steps[k - 1].breaks.length) k += direction;
    }
    return k;
  }
  function show() {
    const [name, number] = location.hash.slice(1).split('/');
    let wanted = '';
    try { wanted = decodeURIComponent(name); } catch (e) { wanted = ''; }
    const found = traces.findIndex((t, i) => key(i) === wanted);
    const other = found < 0 ? 0 : found;
    if (other !== at || !states.length) {
      at = other;
      states = statesOf(traces[at]);
      missed = missedOf(traces[at], states);
      finding(traces[at]);
      lanes(traces[at]);
      document.title = traces[at].scenario.name + ': ' + traces[at].property.id + ' ' + traces[at].property.name + ' (rmapcheck)';
      $('slider').max = traces[at].steps.length;
    }
    const trace = traces[at];
    const k = Number.parseInt(number, 10);
    step = Number.isInteger(k) ? Math.max(0, Math.min(trace.steps.length, k)) : trace.steps.length;
    $('slider').value = step;
    $('slider').setAttribute('aria-valuetext', step === 0 ? 'first state' : 'step ' + step + ', ' + trace.steps[step - 1].process + ' ' + trace.steps[step - 1].label);
    $('position').textContent = 'step ' + step + ' of ' + trace.steps.length;
    $('first').disabled = $('previous').disabled = step === 0;
    $('last').disabled = $('next').disabled = step === trace.steps.length;
    [...$('list').children].forEach((li, i) => {
      li.classList.toggle('ahead', i >= step);
      const button = li.firstChild;
      if (i === step - 1) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    });
    const current = $('list').children[step - 1];
    if (moved && current && matchMedia('(min-width: 62rem)').matches) current.scrollIntoView({block: 'nearest'});
    detail(trace);
    machine(trace);
    values(trace);
    $('traces').querySelectorAll('a').forEach((a, i) => i === at ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'));
  }
  if (traces.length > 1) {
    $('traces').replaceChildren(...traces.map((t, i) => link(t.scenario.name + ' ' + t.property.id, fragment(i, t.steps.length))));
  }
  $('first').addEventListener('click', () => go(0));
  $('last').addEventListener('click', () => go(traces[at].steps.length));
  $('previous').addEventListener('click', () => go(near(-1)));
  $('next').addEventListener('click', () => go(near(1)));
  $('slider').addEventListener('input', () => go(Number($('slider').value)));
  $('only').addEventListener('change', () => $('list').classList.toggle('onlymatters', $('only').checked));
  document.querySelector('.skip').addEventListener('click', e => {
    e.preventDefault();
    $('steps').focus();
  });
  addEventListener('hashchange', show);
  addEventListener('resize', () => machine(traces[at]));
  addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.id === 'slider') return;
    const moves = {ArrowRight: () => near(1), ArrowLeft: () => near(-1), Home: () => 0, End: () => traces[at].steps.length};
    if (moves[e.key]) {
      e.preventDefault();
      go(moves[e.key]());
    }
  });
  show();
})();
