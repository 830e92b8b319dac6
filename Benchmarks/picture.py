"""The picture: for each row a bar as long as the share of its goal that it uses. One SVG file."""

from html import escape

WIDTH, LEFT, BAR, GAP, TOP = 960, 430, 18, 10, 74
GOAL, LONGEST = 630, 770  # where the bar of a goal just reached ends; where the longest one ends
GOOD, POOR, INK, PALE = "#2a7f62", "#b8502f", "#222222", "#dddddd"


def draw(rows, caption):
    """The text of the picture. Rows without a goal or without a figure have no bar."""
    shown = [row for row in rows if row.used is not None]
    height = TOP + len(shown) * (BAR + GAP) + 34
    parts = sheet(WIDTH, height, "What each row uses of what its goal allows", caption)
    bottom = TOP + len(shown) * (BAR + GAP)
    for index, row in enumerate(shown):
        parts += bar(row, TOP + index * (BAR + GAP))
    parts += [
        f'<line x1="{GOAL}" y1="{TOP - 8}" x2="{GOAL}" y2="{bottom}" stroke="{INK}" '
        'stroke-dasharray="4 3"/>',
        text(GOAL, TOP - 13, "goal", anchor="middle", size=11),
        text(16, bottom + 20, "Shorter is better. Left of the line: reached.", size=11),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def sheet(width, height, heading, caption):
    """The beginning of a picture, as lines; `</svg>` ends it."""
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="sans-serif" font-size="13" fill="{INK}">',
        f'<title>{escape(caption)}</title>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        text(16, 26, heading, size=17, weight="bold"),
        text(16, 46, caption, size=11),
    ]


def text(x, y, words, anchor="start", size=13, weight="normal"):
    return (f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-size="{size}" '
            f'font-weight="{weight}">{escape(words)}</text>')


def bar(row, top):
    """Label, bar and figure of a row; a bar that would be too long is cut and says so."""
    full = (GOAL - LEFT) * row.used
    length = max(2.0, min(full, LONGEST - LEFT))
    colour = GOOD if row.reached else POOR
    middle = top + BAR - 5
    figure = row.ratio if "×" in row.goal else row.masar.split(" (")[0].split(";")[0]
    parts = [
        text(LEFT - 10, middle, shortened(row.work, 66), anchor="end", size=12),
        f'<rect x="{LEFT}" y="{top}" width="{GOAL - LEFT}" height="{BAR}" fill="{PALE}"/>',
        f'<rect x="{LEFT}" y="{top}" width="{length:.1f}" height="{BAR}" fill="{colour}"/>',
    ]
    end = LEFT + length
    if full > length:
        parts.append(f'<path d="M{end - 14:.0f} {top + BAR} l8 -{BAR} h5 l-8 {BAR} z" '
                     'fill="#ffffff"/>')
    parts.append(text(max(end, GOAL) + 8, middle, f"{figure}  (goal {row.goal})", size=12))
    return parts


def shortened(words, length):
    return words if len(words) <= length else words[:length - 1] + "…"
