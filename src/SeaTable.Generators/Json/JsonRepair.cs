using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SeaTable.Generators.Json;

/// <summary>
/// Reads a text that is JSON but for a few places, as it is at nearly each key press while somebody types. Where reading has to
/// stop, text is passed over, what is open is given up or closed, or a bracket is passed over or supposed; of all ways to the end
/// of the text it takes the one that costs least.
/// </summary>
internal sealed class JsonRepair
{
    // What a change costs, in characters that are given up. It costs this much to give up the rest of a line, and not the rest
    // of a table, rather than to change a second place.
    private const int CostOfOne = 500;

    /// <summary>What it costs to change something else at the same place.</summary>
    private const int CostOfMore = 50;

    // A bracket that opens something belongs to what it opens: it is hardly ever the one thing that is too much.
    private const int CostOfOpening = 300;

    // Lines stand oddly where somebody has pasted something.
    private const int CostOfOddLine = 200;

    /// <summary>Lines that stand deeper than others belong to them, so that it costs less to give them up together.</summary>
    private const int CharactersOfLines = 2;

    /// <summary>After so many characters that are right, what was done before is hardly worse than any other way.</summary>
    private const int Far = 4_000;

    /// <summary>How often it tries before it gives up, since all this happens while somebody types.</summary>
    private const int MostTries = 40_000;

    private readonly string _text;
    private readonly JsonLayout? _layout;
    private readonly JsonReader _reader;
    private readonly SortedDictionary<int, Queue<Attempt>> _attempts = [];
    private readonly HashSet<(int Position, int Shape)> _begun = [];
    private readonly HashSet<(int Position, int Shape)> _stopped = [];

    private JsonRepair(string text, JsonLayout? layout, JsonReader reader) => (_text, _layout, _reader) = (text, layout, reader);

    /// <summary>Reads a text. No text makes this throw.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unneeded">Names of members whose object or list is checked but not kept.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static RepairedJson Parse(string text, ISet<string>? unneeded, CancellationToken cancellationToken)
    {
        var strict = JsonReader.Parse(text, unneeded, cancellationToken);
        if (strict.Error is null)
        {
            return new RepairedJson(strict.Root, []);
        }

        // Not everybody puts lines where they belong.
        var last = Find(new JsonLayout(text)) ?? Find(null);
        return last is null ? new RepairedJson(null, [strict.Error])
            : new RepairedJson(last.Frame.Root, Told(text, strict.Error, last));

        Attempt? Find(JsonLayout? layout) =>
            new JsonRepair(text, layout, new JsonReader(text, layout, unneeded, cancellationToken)).FindCheapest();
    }

    private Attempt? FindCheapest()
    {
        Add(new Attempt(JsonFrame.Document, JsonReader.Start(_text), 0));
        for (var tries = 0; tries < MostTries && _attempts.Count > 0; tries++)
        {
            var attempt = TakeCheapest();
            if (attempt.Misplaced < 0 && !_begun.Add((attempt.Position, attempt.Frame.Shape)))
            {
                continue;
            }

            if (attempt.IsSkipping)
            {
                Skip(attempt);
            }

            var stop = _reader.Read(attempt.Frame, attempt.Position, attempt.Misplaced);
            if (stop is { Error: null })
            {
                return attempt with { Frame = stop.Frame };
            }

            if (stop is not null && _stopped.Add((stop.Position, stop.Frame.Shape)))
            {
                if (stop.Position - attempt.Position > Far && attempt.Misplaced < 0)
                {
                    _attempts.Clear();
                }

                Mend(stop, attempt);
            }
        }

        return null;
    }

    /// <summary>Adds what can be done where reading has stopped.</summary>
    private void Mend(JsonStop stop, Attempt before)
    {
        var (frame, position) = (Doubted(stop), stop.Position);
        var cost = before.Cost + (before.IsSkipping && position == before.Position ? CostOfMore : CostOfOne);
        var change = new Attempt(frame.Damaged(position), position, cost, true, Error: stop.Error, Before: before);
        Skip(change);
        if (frame.Parent is not null)
        {
            Add(change with { Frame = frame.Damaged(position).Close(position) });
        }

        for (var open = frame; open.Parent is { } parent; open = parent)
        {
            Add(change with { Frame = parent.Damaged(position), Cost = change.Cost + position - open.ItemStart });
        }

        SkipLines(change);

        // Of an object that has ended too early the rest can be passed over; of a list all that follows would be misplaced.
        if (stop.Closed is { } closed && (closed.Kind == JsonKind.Array || closed.Depth == 1))
        {
            Add(change with { Frame = closed.Damaged(position) });
        }

        foreach (var opened in Opened(frame, stop))
        {
            Add(change with { Frame = opened.Damaged(position), Misplaced = After(position) });
        }

        if (stop.IsLayout)
        {
            Add(change with
            {
                Frame = frame,
                Cost = before.Cost + CostOfOddLine,
                IsSkipping = false,
                Misplaced = stop.Error!.Position,
                Error = null,
            });
        }
    }

    /// <summary>Adds the same without the lines of the part in which reading has stopped, of each thing that is open.</summary>
    private void SkipLines(Attempt change)
    {
        var start = change.Position;
        for (var open = change.Frame; open.Parent is not null; open = open.Parent)
        {
            if (_layout?.EndOfPart(open, change.Position) is { } end)
            {
                var cost = change.Cost + (end - start) / CharactersOfLines;
                Add(change with { Frame = open.Damaged(change.Position), Position = end, Cost = cost });
            }

            start = open.ItemStart;
        }
    }

    /// <summary>What is open: an item of a list has ended too early if a member that it lacks follows on its line.</summary>
    private JsonFrame Doubted(JsonStop stop) =>
        stop.Closed is { Kind: JsonKind.Object, Name: null } closed && LacksMember(closed, stop.Position, After(stop.Position))
            ? closed.Damaged(stop.Position).Close(stop.Position) : stop.Frame;

    // A second member of a name is of something else, whose beginning is gone.
    private bool LacksMember(JsonFrame closed, int end, int next)
    {
        var position = next;
        return next < _text.Length && _text[next] == '"' && _text.IndexOf('\n', end, next - end) < 0
            && JsonStrings.Read(_text, ref position, true, out var name) is null
            && After(position, mayBeComma: false) is var colon && colon < _text.Length && _text[colon] == ':'
            && !closed.Has(name!);
    }

    /// <summary>What is open when a bracket is missing: that of a list before its first item, or that of an object.</summary>
    private IEnumerable<JsonFrame> Opened(JsonFrame frame, JsonStop stop)
    {
        var next = After(stop.Position);
        var first = next < _text.Length ? _text[next] : '\0';
        if (first == '{' && frame.Kind == JsonKind.Object && stop.Closed is { Name: not null } item)
        {
            var list = new JsonFrame(item.Parent, JsonKind.Array, item.Start, item.Name, item.IsKept, frame.PartIndent);
            yield return (item with { Parent = list, Name = null }).Close(stop.Position);
        }

        if (first == '"' && frame.Kind == JsonKind.Array)
        {
            yield return new JsonFrame(frame, JsonKind.Object, next, null, frame.IsKept, frame.PartIndent);
        }
    }

    /// <summary>Adds the same with a word or character more that is passed over.</summary>
    private void Skip(Attempt attempt)
    {
        var start = After(attempt.Position, mayBeComma: false);
        var end = start;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '-' or '.'))
        {
            end++;
        }

        if (start < _text.Length)
        {
            end = end == start ? start + 1 : end;
            Add(attempt with
            {
                Position = end,
                Cost = attempt.Cost + (_text[start] is '{' or '[' ? CostOfOpening : end - start),
            });
        }
    }

    /// <summary>Where the next thing stands behind white space and commas.</summary>
    private int After(int position, bool mayBeComma = true)
    {
        while (position < _text.Length && (char.IsWhiteSpace(_text[position]) || (mayBeComma && _text[position] == ',')))
        {
            position++;
        }

        return position;
    }

    private void Add(Attempt attempt)
    {
        if (!_attempts.TryGetValue(attempt.Cost, out var same))
        {
            _attempts.Add(attempt.Cost, same = new Queue<Attempt>());
        }

        same.Enqueue(attempt);
    }

    private Attempt TakeCheapest()
    {
        var cheapest = _attempts.First();
        var attempt = cheapest.Value.Dequeue();
        if (cheapest.Value.Count == 0)
        {
            _attempts.Remove(cheapest.Key);
        }

        return attempt;
    }

    /// <summary>The errors, but for those that may only follow from one that stands a line or two before.</summary>
    private static List<JsonSyntaxError> Told(string text, JsonSyntaxError first, Attempt last)
    {
        var changes = new Stack<Attempt>();
        for (var attempt = last; attempt is not null; attempt = attempt.Before)
        {
            changes.Push(attempt);
        }

        var told = new List<JsonSyntaxError> { first };
        var end = first.Position;
        foreach (var change in changes.Where(change => change.Error is not null))
        {
            if (change.Error!.Position > end && text.Substring(end, change.Error.Position - end).Count(each => each == '\n') > 2)
            {
                told.Add(change.Error);
            }

            end = Math.Max(end, Math.Max(change.Error.Position, change.Position));
        }

        return told;
    }

    /// <summary>A way to mend the text so far.</summary>
    /// <param name="Frame">What is open.</param>
    /// <param name="Position">Where reading goes on.</param>
    /// <param name="Cost">What was given up.</param>
    /// <param name="IsSkipping">Whether more may be passed over at this place.</param>
    /// <param name="Misplaced">A place that may be elsewhere on its line; -1 when there is none.</param>
    /// <param name="Error">What was mended last.</param>
    /// <param name="Before">The change before.</param>
    private sealed record Attempt(
        JsonFrame Frame,
        int Position,
        int Cost,
        bool IsSkipping = false,
        int Misplaced = -1,
        JsonSyntaxError? Error = null,
        Attempt? Before = null);
}
