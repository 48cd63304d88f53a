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
        var descriptor = diagnostic.Descriptor;
        var members = new List<string>
        {
            $"      Location: {diagnostic.Location.GetMappedLineSpan()}",
            $"      Message: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}",
            $"      Severity: {diagnostic.Severity}",
        };
        if (diagnostic.WarningLevel != 0)
        {
            members.Add($"      WarningLevel: {diagnostic.WarningLevel}");
        }

        members.Add($"      Descriptor: {{\n{string.Join(",\n", Of(descriptor))}\n      }}");
        return $"    {{\n{string.Join(",\n", members)}\n    }}";
    }

    private static IEnumerable<string> Of(DiagnosticDescriptor descriptor)
    {
        var members = new (string Name, string Value)[]
        {
            ("Id", descriptor.Id),
            ("Title", descriptor.Title.ToString(CultureInfo.InvariantCulture)),
            ("Description", descriptor.Description.ToString(CultureInfo.InvariantCulture)),
            ("HelpLink", descriptor.HelpLinkUri),
            ("MessageFormat", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture)),
            ("Category", descriptor.Category),
            ("DefaultSeverity", descriptor.DefaultSeverity.ToString()),
            ("IsEnabledByDefault", descriptor.IsEnabledByDefault ? "true" : "false"),
            ("CustomTags", string.Concat(descriptor.CustomTags.Select(tag => $"\n          {tag}"))),
        };
        return members
            .Where(member => member.Value.Length > 0)
            .Select(member => member.Name == "CustomTags" ? $"        CustomTags: [{member.Value}\n        ]" : $"        {member.Name}: {member.Value}");
    }
}
