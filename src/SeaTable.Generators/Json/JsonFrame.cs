using System;

namespace SeaTable.Generators.Json;

/// <summary>
/// An object or list that is open, with what is read of it so far. It never changes, so that reading can go on from any place
/// that it came past.
/// </summary>
/// <param name="Parent">What it stands in; null for the document.</param>
/// <param name="Kind">Whether it is an object or a list.</param>
/// <param name="Start">Where its bracket stands.</param>
/// <param name="Name">The member whose value it is; null in lists.</param>
/// <param name="IsKept">Whether its parts are wanted.</param>
/// <param name="Indent">How deep the line of its bracket stands; -1 when nobody knows.</param>
internal sealed record JsonFrame(JsonFrame? Parent, JsonKind Kind, int Start, JsonName? Name, bool IsKept, int Indent)
{
    /// <summary>What a text is read into: a list of its one value.</summary>
    public static readonly JsonFrame Document = new(null, JsonKind.Array, 0, null, true, 0);

    private readonly JsonPart? _last;
    private readonly int _count;

    /// <summary>How many brackets are open.</summary>
    public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>Equal where the same brackets are open on lines of the same depths: from there all goes on alike.</summary>
    public int Shape { get; } = unchecked(((Parent?.Shape ?? 0) * 31 + Indent) * 3 + (Kind == JsonKind.Object ? 1 : 2));

    /// <summary>Where the member or item begins that it is.</summary>
    public int ItemStart => Name?.Start ?? Start;

    public char End => Kind == JsonKind.Object ? '}' : ']';

    public bool IsEmpty { get; private init; } = true;

    /// <summary>From where to where something of it was given up; null when nothing was.</summary>
    public TextRange? Damage { get; private init; }

    /// <summary>How deep its parts stand that begin a line; -1 before the first one.</summary>
    public int PartIndent { get; init; } = -1;

    /// <summary>The outermost value of a document that was read.</summary>
    public JsonNode? Root => _last?.Value;

    /// <summary>What the last item of a list is; null in objects.</summary>
    public JsonKind? LastItem => Kind == JsonKind.Array ? _last?.Value.Kind : null;

    /// <summary>The same with another part.</summary>
    public JsonFrame With(JsonName? name, JsonNode? value)
    {
        if (IsKept && value is not null)
        {
            return new JsonFrame(this, new JsonPart(_last, name, value), _count + 1) { IsEmpty = false };
        }

        return IsEmpty ? this with { IsEmpty = false } : this;
    }

    /// <summary>Whether a member of a name was read and kept.</summary>
    public bool Has(string name)
    {
        var part = _last;
        while (part is not null && part.Name?.Text != name)
        {
            part = part.Before;
        }

        return part is not null;
    }

    /// <summary>The same after a part of it was given up.</summary>
    /// <param name="position">Where.</param>
    public JsonFrame Damaged(int position)
    {
        var start = Damage?.Start ?? position;
        return Damage?.Start + Damage?.Length == position ? this
            : this with { Damage = new TextRange(start, Math.Max(0, position - start)) };
    }

    /// <summary>What it stands in, after it was closed.</summary>
    /// <param name="end">Where it ends.</param>
    public JsonFrame Close(int end) => Parent!.With(Name, Parent.IsKept ? ToNode(end) : null);

    private JsonFrame(JsonFrame before, JsonPart last, int count)
        : this(before) => (_last, _count) = (last, count);

    private JsonNode ToNode(int end)
    {
        var members = Kind == JsonKind.Object ? new JsonMember[_count] : [];
        var items = Kind == JsonKind.Object ? [] : new JsonNode[_count];
        var index = _count - 1;
        for (var part = _last; part is not null; part = part.Before, index--)
        {
            if (part.Name is { } name)
            {
                members[index] = new JsonMember(name.Text, name.Start, name.Length, part.Value);
            }
            else
            {
                items[index] = part.Value;
            }
        }

        return new JsonNode(Kind, Start, end - Start, members: members, items: items, damage: Damage);
    }

    private sealed record JsonPart(JsonPart? Before, JsonName? Name, JsonNode Value);
}
