using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>Writes diagnostics the way Verify does, so that one verified file serves both.</summary>
internal static class DiagnosticText
{
    public static string Of(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("{\n  Diagnostics: [\n");
        text.AppendJoin(",\n", diagnostics.Select(One));
        return text.Append("\n  ]\n}").ToString();
    }

    private static string One(Diagnostic diagnostic)
    {
        List<string> members = diagnostic.Location == Location.None ? [] : [Member(6, "Location", Of(diagnostic.Location))];
        members.Add(Member(6, "Message", diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        members.Add(Member(6, "Severity", diagnostic.Severity.ToString()));
        if (diagnostic.WarningLevel != 0)
        {
            members.Add($"      WarningLevel: {diagnostic.WarningLevel}");
        }

        members.Add($"      Descriptor: {{\n{string.Join(",\n", Of(diagnostic.Descriptor))}\n      }}");
        return $"    {{\n{string.Join(",\n", members)}\n    }}";
    }

    private static string Of(Location location)
    {
        var span = location.GetMappedLineSpan();
        return $"{span.Path.Replace('/', '\\')}: {span.Span}";
    }

    private static IEnumerable<string> Of(DiagnosticDescriptor descriptor)
    {
        yield return Member(8, "Id", descriptor.Id);
        yield return Member(8, "Title", descriptor.Title.ToString(CultureInfo.InvariantCulture));
        if (descriptor.Description.ToString(CultureInfo.InvariantCulture) is { } description
            && !string.IsNullOrWhiteSpace(description))
        {
            yield return Member(8, "Description", description);
        }

        if (!string.IsNullOrWhiteSpace(descriptor.HelpLinkUri))
        {
            yield return Member(8, "HelpLink", descriptor.HelpLinkUri);
        }

        yield return Member(8, "MessageFormat", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture));
        yield return Member(8, "Category", descriptor.Category);
        yield return Member(8, "DefaultSeverity", descriptor.DefaultSeverity.ToString());
        yield return Member(8, "IsEnabledByDefault", descriptor.IsEnabledByDefault ? "true" : "false");
        if (descriptor.CustomTags.Any())
        {
            var tags = string.Join(",\n", descriptor.CustomTags.Select(tag => $"          {tag}"));
            yield return $"        CustomTags: [\n{tags}\n        ]";
        }
    }

    // A text of several lines begins on a line of its own.
    private static string Member(int indent, string name, string value)
    {
        var space = !value.Contains('\n', StringComparison.Ordinal) ? " " : value[0] == '\n' ? "" : "\n";
        return $"{new string(' ', indent)}{name}:{space}{value}";
    }
}
