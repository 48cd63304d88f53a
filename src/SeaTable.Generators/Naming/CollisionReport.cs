using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Schema;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Naming;

/// <summary>Reports which names collided, what became of them, and how to choose better ones.</summary>
/// <param name="Codegen">Where names can be chosen.</param>
/// <param name="Diagnostics">Takes the warnings.</param>
internal sealed record CollisionReport(CodegenPlace Codegen, FileDiagnostics Diagnostics)
{
    // A column may have hundreds of options; a message that names them all helps nobody.
    private const int MostNamed = 5;

    /// <summary>Reports the collisions of a scope and gives its names.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="where">What all of the scope belong to, such as <c> of table 'Contacts'</c>.</param>
    public IReadOnlyDictionary<string, string> Names(NameScope scope, string where)
    {
        foreach (var collision in scope.Collisions)
        {
            Report(collision, scope.Names, where);
        }

        return scope.Names;
    }

    private void Report(Collision collision, IReadOnlyDictionary<string, string> names, string where)
    {
        var requests = collision.Requests;
        var who = List(requests.Select(request => request.Words)) + where;
        var now = List(requests.Select(request => "'" + names[request.Path] + "'"));
        var choices = string.Join(", ", requests.Take(MostNamed).Select(request => "\"" + request.Path + "\": \"…\""));
        var alone = requests.Count == 1;
        var range = requests[0].Range;
        Diagnostics.Report(
            Rules.NamesCollide,
            range,
            char.ToUpperInvariant(who[0]) + who.Substring(1),
            requests.Count switch { 1 => "be named", 2 => "both be named", _ => "all be named" },
            collision.Name,
            Reason(collision),
            alone ? "it is named " + now : "they are named " + now,
            Codegen.Names,
            choices);
    }

    private static string Reason(Collision collision)
    {
        if (collision.TakenBy is not null)
        {
            return ", which is the name of " + collision.TakenBy;
        }

        return collision.Requests.Any(request => request.Wanted != collision.Requests[0].Wanted)
            ? " but for upper and lower case, which JSON may not tell apart" : "";
    }

    private static string List(IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count == 1)
        {
            return all[0];
        }

        if (all.Count > MostNamed)
        {
            return string.Join(", ", all.Take(MostNamed)) + " and " + Numerals.Of(all.Count - MostNamed) + " more";
        }

        return string.Join(", ", all.Take(all.Count - 1)) + " and " + all[all.Count - 1];
    }
}
