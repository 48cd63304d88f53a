using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Json;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>
/// Writes chosen names into a schema file or the file beside it. All else in the text stays as it is, byte for byte.
/// </summary>
internal sealed class CodegenText
{
    private const string Names = "names";

    private readonly string _text;
    private readonly JsonNode _root;

    private readonly bool _isFileOfItsOwn;

    private CodegenText(string text, JsonNode root, bool isFileOfItsOwn)
    {
        _text = text;
        _root = root;
        _isFileOfItsOwn = isFileOfItsOwn;
    }

    /// <summary>Chooses a name.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isFileOfItsOwn">Whether the file holds nothing but settings of the code.</param>
    /// <param name="path">The ids of what is named; null for the client.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The changed text, or null where the file is none that can be changed.</returns>
    public static SourceText? Choose(
        SourceText text, bool isFileOfItsOwn, string? path, string name, CancellationToken cancellationToken)
    {
        var json = JsonReader.Parse(text.ToString(), isFileOfItsOwn ? null : UnneededMembers.All, cancellationToken);
        if (json.Error is not null || json.Root is not { Kind: JsonKind.Object } root)
        {
            return null;
        }

        string[] members = path is null ? ["client"] : [Names, path];
        var change = new CodegenText(text.ToString(), root, isFileOfItsOwn)
            .Set(root, isFileOfItsOwn ? members : ["codegen", .. members], name);
        return change is null ? null : text.WithChanges(change.Value);
    }

    private string LineBreak => _text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";

    private TextChange? Set(JsonNode holder, IReadOnlyList<string> members, string name)
    {
        if (holder.Kind != JsonKind.Object)
        {
            return null;
        }

        List<string> rest = [.. members.Skip(1)];
        if (holder.Member(members[0]) is not { } member)
        {
            return Insert(holder, members, name);
        }

        if (rest.Count > 0 && member.Value.Kind != JsonKind.Null)
        {
            return Set(member.Value, rest, name);
        }

        var span = new TextSpan(member.Value.Start, member.Value.Length);
        return new TextChange(span, Value(rest, name, IndentationIn(member.Name, IndentationAt(member.Start))));
    }

    private TextChange Insert(JsonNode holder, IReadOnlyList<string> members, string name)
    {
        if (holder.Members.Count == 0)
        {
            var span = new TextSpan(holder.Start, holder.Length);
            return new TextChange(span, Value(members, name, IndentationAt(holder.Start)));
        }

        var first = holder.Members[0];
        var between = _text.Substring(holder.Start, first.Start - holder.Start);
        var indentation = between.IndexOf('\n') >= 0 ? IndentationAt(first.Start) : null;
        var entry = Quote(members[0]) + ": " + Value([.. members.Skip(1)], name, IndentationIn(members[0], indentation));
        var separator = indentation is null ? " " : LineBreak + indentation;
        var index = Place(holder, members[0]);
        if (index < holder.Members.Count)
        {
            return new TextChange(new TextSpan(holder.Members[index].Start, 0), entry + "," + separator);
        }

        var last = holder.Members[holder.Members.Count - 1].Value;
        return new TextChange(new TextSpan(last.Start + last.Length, 0), "," + separator + entry);
    }

    // Where "seatable pull" would write it, so that the next pull leaves it where it is.
    private static int Place(JsonNode holder, string member)
    {
        List<string> names = [.. holder.Members.Select(other => other.Name)];
        var next = member switch
        {
            "codegen" => names.FindIndex(name => name is "tables" or "metadata"),
            "client" => names.IndexOf(Names),
            Names => -1,
            _ when names.SequenceEqual(names.OrderBy(name => name, StringComparer.Ordinal)) =>
                names.FindIndex(name => string.CompareOrdinal(name, member) > 0),
            _ => -1,
        };
        return next < 0 ? names.Count : next;
    }

    /// <summary>Writes objects inside each other with the name innermost: on lines of their own, or on one line.</summary>
    private string Value(IReadOnlyList<string> members, string name, string? indentation)
    {
        if (members.Count == 0)
        {
            return Quote(name);
        }

        var entry = Quote(members[0]) + ": ";
        List<string> rest = [.. members.Skip(1)];
        if (indentation is null)
        {
            return "{ " + entry + Value(rest, name, null) + " }";
        }

        var inner = indentation + Unit();
        var value = Value(rest, name, IndentationIn(members[0], inner));
        return "{" + LineBreak + inner + entry + value + LineBreak + indentation + "}";
    }

    // "seatable pull" begins the names of a schema file on the line of their section, too.
    private string? IndentationIn(string member, string? indentation) =>
        member == Names && !_isFileOfItsOwn ? null : indentation;

    /// <summary>The white space with which the line of a place begins; null where the whole file is one line.</summary>
    private string? IndentationAt(int position)
    {
        if (_text.IndexOf('\n', _root.Start, _root.Length) < 0 && _root.Members.Count > 0)
        {
            return null;
        }

        var start = position == 0 ? 0 : _text.LastIndexOf('\n', position - 1) + 1;
        var end = start;
        while (end < position && _text[end] is ' ' or '\t')
        {
            end++;
        }

        return _text.Substring(start, end - start);
    }

    private string Unit() =>
        _root.Members.Count > 0 && IndentationAt(_root.Members[0].Start) is { Length: > 0 } unit ? unit : "  ";

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => "\\u" + ((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
