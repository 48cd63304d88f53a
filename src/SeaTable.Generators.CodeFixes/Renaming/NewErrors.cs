using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>
/// Finds out by compiling whether code is broken by a new name. It can hide what other files mean by that name, far from all
/// places that are renamed.
/// </summary>
internal static class NewErrors
{
    /// <summary>Whether a project, or one that depends on it, has more errors afterwards.</summary>
    public static async Task<bool> AnyAsync(
        Solution before, Solution after, IEnumerable<ProjectId> changed, CancellationToken cancellationToken)
    {
        var graph = before.GetProjectDependencyGraph();
        foreach (var id in changed
            .SelectMany(id => graph.GetProjectsThatTransitivelyDependOnThisProject(id).Prepend(id)).Distinct())
        {
            // Most code has none, which one look tells.
            var left = await CountAsync(after.GetProject(id)!, cancellationToken).ConfigureAwait(false);
            if (left > 0 && left > await CountAsync(before.GetProject(id)!, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<int> CountAsync(Project project, CancellationToken cancellationToken) =>
        await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            ? compilation.GetDiagnostics(cancellationToken).Count(found => found.Severity == DiagnosticSeverity.Error)
            : 0;
}
