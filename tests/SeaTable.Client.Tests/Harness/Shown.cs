using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>Reads all that a result shows, as a program does that looks at every part of it.</summary>
internal static class Shown
{
    internal static void Of(object? result, int depth = 6)
    {
        _ = result?.ToString();
        if (result is null or string or Uri or Type or Delegate || depth == 0 || result.GetType().IsPrimitive)
            return;

        if (result is JsonElement { ValueKind: not JsonValueKind.Undefined } json)
        {
            _ = json.GetRawText();
        }
        else if (result is IEnumerable items)
        {
            foreach (var item in items)
                Of(item, depth - 1);
        }
        else if (result is SqlRow row)
        {
            _ = row["Name"].GetRawText();
            _ = row.GetString("Name");
        }
        else
        {
            foreach (var property in result.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.GetIndexParameters().Length > 0)
                    continue;
                object? value;
                try
                {
                    value = property.GetValue(result);
                }
                catch (TargetInvocationException e) when (e.InnerException is SeaTableFormulaException)
                {
                    continue; // A formula without a value.
                }
                catch (TargetInvocationException e)
                {
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
                    throw;
                }

                Of(value, depth - 1);
            }
        }
    }
}
