// The form goes by itself; without scripts, its button does.
document.getElementById("onwards").submit();
