using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Diagnostics;

/// <summary>A diagnostic that is comparable by value; it becomes one of Roslyn's only when it is reported.</summary>
/// <param name="RuleId">The id of the rule, such as <c>STB0001</c>.</param>
/// <param name="Location">Where, or null when it concerns the whole project.</param>
/// <param name="Arguments">What fills the rule's message.</param>
/// <param name="IsLenient">Reported as a warning although the rule is an error by default.</param>
internal sealed record DiagnosticInfo(
    string RuleId,
    LocationInfo? Location,
    EquatableArray<string> Arguments,
    bool IsLenient = false)
{
    /// <summary>
    /// Initializes a new instance for a rule, of which only the id is kept: models hold nothing of the compiler.
    /// </summary>
    public DiagnosticInfo(
        DiagnosticDescriptor rule, LocationInfo? location, EquatableArray<string> arguments, bool isLenient = false)
        : this(rule.Id, location, arguments, isLenient)
    {
    }

    /// <summary>Whether it is an error, as long as nobody gives the rule another severity.</summary>
    public bool IsError => !IsLenient && Rules.Get(RuleId).DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>Creates the diagnostic that the compiler reports.</summary>
    public Diagnostic ToDiagnostic()
    {
        var rule = Rules.Get(RuleId);
        var location = Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None;
        var arguments = Arguments.ToArray<object>();
        return IsLenient
            ? Diagnostic.Create(rule, location, DiagnosticSeverity.Warning, null, null, arguments)
            : Diagnostic.Create(rule, location, arguments);
    }
}
