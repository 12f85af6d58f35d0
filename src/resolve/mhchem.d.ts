/** An extension that adds itself to the global `temml`. */
declare module 'temml/contrib/mhchem/mhchem.js'
