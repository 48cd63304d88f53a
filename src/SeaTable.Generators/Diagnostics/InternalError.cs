using System;

namespace SeaTable.Generators.Diagnostics;

/// <summary>
/// Turns a defect of this generator into a diagnostic, so that it names the file and does not end the generator.
/// </summary>
internal static class InternalError
{
    /// <param name="fileName">The schema file, without its folder.</param>
    /// <param name="exception">What happened.</param>
    /// <param name="path">The schema file's path, where it is known.</param>
    public static DiagnosticInfo Describe(string fileName, Exception exception, string? path = null) => new(
        Rules.InternalError,
        path is null ? null : LocationInfo.StartOf(path),
        new([fileName, exception.GetType().Name + ": " + OneLine(exception.Message) + Origin(exception)]));

    private static string Origin(Exception exception)
    {
        var trace = exception.StackTrace ?? "";
        var end = trace.IndexOf('\n');
        var first = OneLine(end < 0 ? trace : trace.Substring(0, end));
        return first.Length == 0 ? "" : " (" + first + ")";
    }

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ').Trim();
}
