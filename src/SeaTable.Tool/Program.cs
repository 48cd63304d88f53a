using System.CommandLine;
using SeaTable.Tool;

return await CommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration
{
    // A server that is told to end has its late writes to finish.
    ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
});
