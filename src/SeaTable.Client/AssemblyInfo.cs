// So that projects which are compliant themselves get no warnings in generated code.
[assembly: CLSCompliant(true)]
