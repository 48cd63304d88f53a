extern alias emulator;

using System.Reflection;
using Microsoft.CodeAnalysis;
using SeaTableEmulator = emulator::SeaTable.Emulator.SeaTableEmulator;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>Runs compiled code against a server that has the base of its schema file.</summary>
internal static class EmulatedBase
{
    /// <summary>Calls a static method that takes the client, <c>Crm.CrmBase</c>.</summary>
    public static async Task<T> CallAsync<T>(Compilation compilation, string schema, string type, string method)
    {
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        var assembly = Assembly.Load(stream.ToArray());
        var file = Path.Combine(Directory.CreateTempSubdirectory("seatable-run-").FullName, "crm.seatable.json");
        await File.WriteAllTextAsync(file, schema);
        try
        {
            await using var emulator = await SeaTableEmulator.StartAsync(file);
            var options = new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken };
            var client = Activator.CreateInstance(assembly.GetType("Crm.CrmBase")!, options, null);
            return await (Task<T>)assembly.GetType(type)!.GetMethod(method)!.Invoke(null, [client])!;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
