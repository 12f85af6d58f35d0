/**
 * Journal abbreviations that ADS writes into BibTeX without defining them.
 *
 * @see https://ui.adsabs.harvard.edu/help/actions/journal-macros
 */
export const journalMacros: Record<string, string> = {
  aj: 'Astronomical Journal',
  actaa: 'Acta Astronomica',
  araa: 'Annual Review of Astronomy and Astrophysics',
  apj: 'Astrophysical Journal',
  apjl: 'Astrophysical Journal, Letters',
  apjs: 'Astrophysical Journal, Supplement',
  ao: 'Applied Optics',
  apss: 'Astrophysics and Space Science',
  aap: 'Astronomy and Astrophysics',
  aapr: 'Astronomy and Astrophysics Reviews',
  aaps: 'Astronomy and Astrophysics, Supplement',
  baas: 'Bulletin of the AAS',
  icarus: 'Icarus',
  jcap: 'Journal of Cosmology and Astroparticle Physics',
  jgr: 'Journal of Geophysics Research',
  jqsrt: 'Journal of Quantitative Spectroscopy and Radiative Transfer',
  mnras: 'Monthly Notices of the Royal Astronomical Society',
  nat: 'Nature',
  na: 'New Astronomy',
  nar: 'New Astronomy Review',
  nphysa: 'Nuclear Physics A',
  pasa: 'Publications of the Astronomical Society of Australia',
  pasp: 'Publications of the Astronomical Society of the Pacific',
  pasj: 'Publications of the Astronomical Society of Japan',
  physrep: 'Physics Reports',
  planss: 'Planetary Space Science',
  pra: 'Physical Review A',
  prb: 'Physical Review B',
  prc: 'Physical Review C',
  prd: 'Physical Review D',
  pre: 'Physical Review E',
  prl: 'Physical Review Letters',
  procspie: 'Proceedings of the SPIE',
  qjras: 'Quarterly Journal of the RAS',
  skytel: 'Sky and Telescope',
  solphys: 'Solar Physics',
  ssr: 'Space Science Reviews'
}
