using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>Applies operations on links that clients send as such.</summary>
internal static class SentLinks
{
    /// <summary>Applies an operation; false when it is of another kind.</summary>
    public static bool TryApply(EmulatedBase target, SentMembers sent, string type)
    {
        switch (type)
        {
            case "add_link": LinkOperations.Add(target, FirstEnd(target, sent), Pair(sent)); break;
            case "remove_link": LinkOperations.Remove(target, FirstEnd(target, sent), Pair(sent)); break;
            case "update_links":
                LinkOperations.Replace(
                    target, End(target, sent), new Dictionary<string, List<string>>
                    {
                        [sent.Text("row_id")] = sent.Texts("other_rows_ids"),
                    });
                break;
            case "update_rows_links":
                var map = sent.TextsByName("other_rows_ids_map");
                if (!map.Keys.ToHashSet().SetEquals(sent.Texts("row_id_list")))
                    throw AssumedErrors.OperationInvalid();
                LinkOperations.Replace(target, End(target, sent), map);
                break;
            default: return false;
        }

        return true;
    }

    private static Dictionary<string, List<string>> Pair(SentMembers sent) =>
        new() { [sent.Text("table1_row_id")] = [sent.Text("table2_row_id")] };

    private static LinkEnd FirstEnd(EmulatedBase target, SentMembers sent) =>
        LinkOperations.End(target, sent.Table("table1_id"), sent.Table("table2_id"), sent.Text("link_id"));

    // A table that is linked with itself may have one column only, so the operation tells which way it looks.
    private static LinkEnd End(EmulatedBase target, SentMembers sent)
    {
        var (own, other) = (sent.Table(), sent.Table("other_table_id"));
        var end = LinkOperations.End(target, own, other, sent.Text("link_id"));
        return own == other ? end with { IsFirst = !sent.Flag("is_linked_back") } : end;
    }
}
