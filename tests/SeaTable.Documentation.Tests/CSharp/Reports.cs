using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SeaTable.Documentation.Tests.CSharp;

/// <summary>Writes diagnostics as builds do.</summary>
internal static class Reports
{
    internal static string Message(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        return $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
