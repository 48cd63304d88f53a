namespace SeaTable.Tool.Conformance.Derived;

/// <summary>
/// Derives requests from the description of the API: of each call a right one by name and by id, and each with one thing wrong.
/// The same description gives the same requests, in the same order.
/// </summary>
internal static class DerivedProbes
{
    /// <summary>Gets the probes of all operations and of all cells, a group for each operation.</summary>
    public static IReadOnlyList<ProbeGroup> All()
    {
        var stage = ApiOperation.LoadStage();
        var operations = ApiOperation.LoadAll();
        return
        [
            .. operations.Select(operation => Group(stage, operation.Operation, Probes(operation, operations))),
            .. CellProbes.Groups().Select(group => Group(stage, group.Name, group.Steps, isSequence: true)),
        ];
    }

    /// <summary>Leaves out what changes more than rows; those of the tables that are made for it are nobody else's.</summary>
    public static ProbeGroup WithoutChanges(ProbeGroup group) => group.IsSequence ? group : group with
    {
        Steps = [.. group.Steps.Where(step => step.Id is null || !step.Changes)],
    };

    private static ProbeGroup Group(
        DerivedStage stage, string name, IEnumerable<ProbeStep> probes, bool isSequence = false) =>
        new($"derived {name}", $"Requests derived from {name}", stage.Tables, [.. stage.Steps, .. probes])
        {
            IsDerived = true, IsSequence = isSequence,
        };

    private static IEnumerable<ProbeStep> Probes(ApiOperation operation, IReadOnlyList<ApiOperation> all)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new OperationProbes(operation, all).All().Where(step => ids.Add(step.Id!));
    }
}
