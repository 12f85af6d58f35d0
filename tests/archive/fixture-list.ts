import {
  type Draft,
  digest,
  type Fixture,
  one,
  rehash,
  rekey,
  renameVersion,
  three,
  type Versions
} from './fixtures.js'

const v1 = ({root}: Draft) => root['versions'].v1
const first = ({root}: Draft) => Object.keys(root['manifest'])[0] as string
const two: Versions = three.slice(0, 2)
const twoFiles: Versions = [{'a.txt': 'a\n', 'b.txt': 'b\n'}]
const upper = (key: string) => key.toUpperCase()
/** The same digest twice: once in other letters. */
const twice = (table: Record<string, unknown>, value?: unknown) => {
  const [key = ''] = Object.keys(table)
  table[upper(key)] = value ?? table[key]
}
const addFile = (draft: Draft, path: string, text: string, state: string) => {
  draft.root['manifest'][digest(text)] = [path]
  draft.files.set(path, text)
  v1(draft).state[digest(text)] = [state]
}
/** Digests of the first version by SHA-256, as older objects have them. */
const olderBySha256 = (draft: Draft) => rehash(draft.own.get('v1') ?? {}, 'sha256', draft.files)

export const fixtures: Fixture[] = [
  ['E001_extra_dir_in_root', one, ({files}) => files.set('extra_dir/file.txt', 'x')],
  ['E001_extra_file_in_root', one, ({files}) => files.set('extra_file', 'x')],
  ['E001_invalid_version_format', one, (draft) => renameVersion(draft, 'v1', '1')],
  ['E001_v2_file_in_root', one, ({files}) => files.set('v2', 'x')],
  ['E003_E063_empty', one, ({last}) => last.push((files) => files.clear())],
  ['E003_no_decl', one, ({files, release}) => files.delete(`0=ocfl_object_${release}`)],
  ['E003_two_declarations', one, ({files}) => files.set('0=ocfl_object_1.0', 'ocfl_object_1.0\n'), '1.1'],
  ['E007_bad_declaration_contents', one, ({files, release}) => files.set(`0=ocfl_object_${release}`, 'no\n')],
  [
    'E008_E036_no_versions_no_head',
    one,
    ({root, last}) => {
      delete root['head']
      root['versions'] = {}
      root['manifest'] = {}
      last.push((files) => {
        for (const path of [...files.keys()]) if (path.startsWith('v1/')) files.delete(path)
      })
    }
  ],
  [
    'E009_version_two_only',
    one,
    (draft) => {
      renameVersion(draft, 'v1', 'v2')
    }
  ],
  [
    'E010_missing_versions',
    three,
    ({last}) =>
      last.push((files) => {
        for (const path of [...files.keys()]) if (path.startsWith('v2/')) files.delete(path)
      })
  ],
  ['E010_skipped_versions', three, (draft) => renameVersion(draft, 'v3', 'v4')],
  [
    'E011_E013_invalid_padded_head_version',
    three,
    (draft) => {
      renameVersion(draft, 'v1', 'v01')
      renameVersion(draft, 'v2', 'v02')
    }
  ],
  [
    'E015_content_not_in_content_dir',
    three,
    ({root, own, files}) => {
      for (const inventory of [root, ...own.values()])
        for (const paths of Object.values(inventory['manifest'] as Record<string, string[]>))
          paths[0] = (paths[0] as string).replace('/content', '')
      for (const [path, text] of [...files])
        if (path.includes('/content/')) {
          files.delete(path)
          files.set(path.replace('/content', ''), text)
        }
    }
  ],
  ['E017_invalid_content_dir', one, ({root}) => Object.assign(root, {contentDirectory: 'content/dir'})],
  [
    'E019_content_dir_set_in_v2_not_v1',
    two,
    ({root}) => Object.assign(root, {contentDirectory: 'content'}),
    '1.1'
  ],
  [
    'E019_inconsistent_content_dir',
    two,
    ({root, own, files}) => {
      const older = own.get('v1') ?? {}
      older['contentDirectory'] = 'content-dir'
      root['contentDirectory'] = 'content'
      const text = files.get('v1/content/a_file.txt') ?? ''
      files.delete('v1/content/a_file.txt')
      files.set('v1/content-dir/a_file.txt', text)
      for (const inventory of [root, older])
        inventory['manifest'][digest(text)] = ['v1/content-dir/a_file.txt']
    }
  ],
  [
    'E020_inconsistent_content_directory',
    two,
    ({root, own}) => {
      Object.assign(own.get('v1') ?? {}, {contentDirectory: 'content'})
      Object.assign(root, {contentDirectory: 'stuff'})
      for (const paths of Object.values(root['manifest'] as Record<string, string[]>))
        paths[0] = (paths[0] as string).replace('v2/content', 'v2/stuff')
    },
    '1.1'
  ],
  ['E023_extra_file', one, ({files}) => files.set('v1/content/file2.txt', 'x')],
  [
    'E023_old_manifest_missing_entries',
    three,
    ({own}) => {
      const older = own.get('v2') ?? {}
      delete older['manifest'][digest('One\n')]
      older['versions'].v1.state = {}
    }
  ],
  ['E024_empty_dir_in_content', one, ({folders}) => folders.add('v1/content/empty_subdir')],
  ['E025_wrong_digest_algorithm', one, ({root, files}) => rehash(root, 'md5', files)],
  [
    'E033_inventory_bad_json',
    one,
    ({last}) => last.push((files) => files.set('inventory.json', '{"id": "urn:example"'))
  ],
  ['E036_no_id', one, ({root}) => delete root['id']],
  ['E036_no_head', one, ({root}) => delete root['head']],
  ['E037_inconsistent_id', two, ({own}) => Object.assign(own.get('v1') ?? {}, {id: 'urn:example:other'})],
  ['E038_type_not_str', one, ({root}) => Object.assign(root, {type: 1.1}), '1.1'],
  ['E040_head_not_most_recent', two, ({root}) => Object.assign(root, {head: 'v1'})],
  ['E040_wrong_head_doesnt_exist', one, ({root}) => Object.assign(root, {head: 'v2'})],
  ['E040_wrong_head_format', one, ({root}) => Object.assign(root, {head: 1})],
  ['E040_wrong_version_in_version_dir', three, ({own, root}) => own.set('v2', root)],
  ['E041_no_manifest', one, ({root}) => delete root['manifest']],
  ['E041_manifest_not_object', one, ({root}) => Object.assign(root, {manifest: []}), '1.0'],
  [
    'E042_bad_manifest_content_path',
    one,
    (draft) => Object.assign(draft.root['manifest'], {[first(draft)]: ['v1_content/a_file.txt']})
  ],
  [
    'E046_missing_version_dir',
    two,
    ({last}) =>
      last.push((files) => {
        for (const path of [...files.keys()]) if (path.startsWith('v1/')) files.delete(path)
      })
  ],
  [
    'E046_root_not_most_recent',
    two,
    ({root, own}) => {
      const older = structuredClone(own.get('v1') ?? {})
      own.set('v2', structuredClone(root))
      for (const key of Object.keys(root)) delete root[key]
      Object.assign(root, older)
    }
  ],
  [
    'E049_E050_E054_bad_version_block_values',
    one,
    ({root}) => Object.assign(root['versions'].v1, {created: 8, state: [], message: {}, user: 'me'})
  ],
  ['E049_created_no_timezone', one, (draft) => Object.assign(v1(draft), {created: '2019-01-01T02:03:04'})],
  ['E049_created_not_to_seconds', one, (draft) => Object.assign(v1(draft), {created: '2019-01-01T01:02Z'})],
  ['E050_manifest_digest_wrong_case', one, ({root}) => rekey(root['manifest'], upper)],
  ['E050_state_digest_different_case', one, (draft) => rekey(v1(draft).state, upper)],
  ['E050_state_repeated_digest', one, (draft) => twice(v1(draft).state, ['b_file.txt'])],
  [
    'E050_state_digest_not_in_manifest',
    one,
    (draft) => Object.assign(v1(draft).state, {[digest('no')]: ['b']}),
    '1.1'
  ],
  [
    'E053_E052_invalid_logical_paths',
    one,
    (draft) => {
      v1(draft).state[first(draft)] = ['/file-1.txt']
      addFile(draft, 'v1/content/2', '2', '../../file-2.txt')
      addFile(draft, 'v1/content/3', '3', '//file-3.txt')
    }
  ],
  ['E056_null_fixity', one, ({root}) => Object.assign(root, {fixity: null}), '1.0'],
  ['E111_null_fixity', one, ({root}) => Object.assign(root, {fixity: null}), '1.1'],
  ['E058_no_sidecar', one, ({last}) => last.push((files) => files.delete('inventory.json.sha512'))],
  [
    'E060_E064_root_inventory_digest_mismatch',
    one,
    ({last}) => last.push((files) => files.set('inventory.json', `${files.get('inventory.json')}\n`))
  ],
  [
    'E061_invalid_sidecar',
    one,
    ({last}) => last.push((files) => files.set('inventory.json.sha512', `inventory.json\t${digest('no')}\n`))
  ],
  ['E063_no_inv', one, ({last}) => last.push((files) => files.delete('inventory.json'))],
  [
    'E064_different_root_and_latest_inventories',
    one,
    ({root, own}) => own.set('v1', {...structuredClone(root), contentDirectory: 'content'})
  ],
  [
    'E066_E092_old_manifest_digest_incorrect',
    two,
    ({own}) => {
      const older = own.get('v1') ?? {}
      rekey(older['manifest'], () => digest('other'))
      rekey(older['versions'].v1.state, () => digest('other'))
    }
  ],
  [
    'E066_algorithm_change_state_mismatch',
    two,
    (draft) => {
      olderBySha256(draft)
      const older = draft.own.get('v1') ?? {}
      for (const key of Object.keys(older['versions'].v1.state))
        older['versions'].v1.state[key] = ['a_file.txt', 'b_file.txt']
    }
  ],
  [
    'E066_changed_v1_logical_path',
    two,
    ({root}) => Object.assign(root['versions'].v1.state, {[digest('One\n')]: ['changed.txt']})
  ],
  [
    'E066_inconsistent_version_state',
    two,
    ({own}) =>
      Object.assign(own.get('v1')?.['versions'].v1.state, {[digest('One\n')]: ['a_file.txt', 'b.txt']})
  ],
  [
    'E066_changed_content_for_logical_path',
    [twoFiles[0] ?? {}, {'a.txt': 'a\n'}],
    ({root}) => {
      root['versions'].v1.state = {[digest('a\n')]: ['b.txt'], [digest('b\n')]: ['a.txt']}
    }
  ],
  ['E067_file_in_extensions_dir', one, ({files}) => files.set('extensions/extra_file', 'x')],
  [
    'E092_bad_manifest_digest',
    one,
    (draft) => {
      rekey(draft.root['manifest'], () => digest('other'))
      rekey(v1(draft).state, () => digest('other'))
    }
  ],
  ['E092_content_file_digest_mismatch', one, ({files}) => files.set('v1/content/a_file.txt', 'Changed\n')],
  [
    'E092_algorithm_change_incorrect_digest',
    two,
    (draft) => {
      olderBySha256(draft)
      const older = draft.own.get('v1') ?? {}
      rekey(older['manifest'], () => digest('other', 'sha256'))
      rekey(older['versions'].v1.state, () => digest('other', 'sha256'))
    }
  ],
  [
    'E092_E093_content_path_does_not_exist',
    one,
    ({root, files}) => {
      root['fixity'] = {md5: {[digest('One\n', 'md5')]: ['v1/content/a_file.txt']}}
      files.delete('v1/content/a_file.txt')
      files.set('v1/content/b_file.txt', 'x')
    }
  ],
  [
    'E093_fixity_digest_mismatch',
    one,
    ({root}) => Object.assign(root, {fixity: {md5: {[digest('other', 'md5')]: ['v1/content/a_file.txt']}}})
  ],
  [
    'E093_fixity_digest_mismatch_in_v1',
    two,
    ({own}) =>
      Object.assign(own.get('v1') ?? {}, {
        fixity: {md5: {[digest('other', 'md5')]: ['v1/content/a_file.txt']}}
      })
  ],
  ['E094_message_not_a_string', one, (draft) => Object.assign(v1(draft), {message: ['text']})],
  [
    'E095_conflicting_logical_paths',
    twoFiles,
    (draft) => {
      v1(draft).state = {[digest('a\n')]: ['sub'], [digest('b\n')]: ['sub/b.txt']}
    }
  ],
  [
    'E095_non_unique_logical_paths',
    twoFiles,
    (draft) => {
      v1(draft).state = {[digest('a\n')]: ['file.txt'], [digest('b\n')]: ['file.txt']}
    }
  ],
  [
    'E096_manifest_repeated_digest',
    one,
    ({root, files}) => {
      twice(root['manifest'], ['v1/content/b_file.txt'])
      files.set('v1/content/b_file.txt', 'One\n')
    }
  ],
  ['E096_manifest_duplicate_digests', one, ({root}) => twice(root['manifest'], [])],
  [
    'E097_fixity_repeated_digest',
    one,
    ({root}) => {
      root['fixity'] = {md5: {[digest('One\n', 'md5')]: ['v1/content/a_file.txt']}}
      twice(root['fixity'].md5)
    }
  ],
  [
    'E097_fixity_duplicate_digests',
    one,
    ({root}) => {
      root['fixity'] = {md5: {[digest('One\n', 'md5')]: ['v1/content/a_file.txt']}}
      twice(root['fixity'].md5, [])
    }
  ],
  [
    'E099_bad_content_path_elements',
    one,
    (draft) => Object.assign(draft.root['manifest'], {[first(draft)]: ['v1/content/./a_file.txt']})
  ],
  [
    'E100_E099_fixity_invalid_content_paths',
    one,
    ({root}) => {
      root['fixity'] = {
        md5: {[digest('One\n', 'md5')]: ['/v1/content/a_file.txt', 'v1//content/../content/a_file.txt']}
      }
    }
  ],
  [
    'E100_E099_manifest_invalid_content_paths',
    twoFiles,
    ({root}) => {
      root['manifest'] = {
        [digest('a\n')]: ['/v1/content/a.txt'],
        [digest('b\n')]: ['v1/content/../content/b.txt']
      }
    }
  ],
  [
    'E101_non_unique_content_paths',
    twoFiles,
    ({root}) => Object.assign(root['manifest'], {[digest('b\n')]: ['v1/content/a.txt', 'v1/content/b.txt']})
  ],
  [
    'E103_older_spec_v2',
    three,
    ({own}) => Object.assign(own.get('v2') ?? {}, {type: 'https://ocfl.io/1.0/spec/#inventory'}),
    '1.1'
  ],
  [
    'E107_file_in_manifest_not_used',
    one,
    ({root, files}) => {
      root['manifest'][digest('b')] = ['v1/content/b']
      files.set('v1/content/b', 'b')
    },
    '1.1'
  ],

  ['W001_zero_padded_versions', one, (draft) => renameVersion(draft, 'v1', 'v001')],
  [
    'W001_W004_W005_zero_padded_versions',
    three,
    (draft) => {
      for (const inventory of [draft.root, ...draft.own.values()]) {
        rehash(inventory, 'sha256', draft.files)
        inventory['id'] = 'object'
      }
      for (const number of [1, 2, 3]) renameVersion(draft, `v${number}`, `v000${number}`)
    }
  ],
  ['W002_extra_dir_in_version_dir', one, ({files}) => files.set('v1/extra_dir/x.txt', 'x')],
  ['W003_empty_content_dir', [...two, two[1] ?? {}], ({folders}) => folders.add('v3/content')],
  ['W004_uses_sha256', one, ({root, files}) => rehash(root, 'sha256', files)],
  ['W004_versions_diff_digests', two, olderBySha256],
  ['W005_id_not_uri', one, ({root}) => Object.assign(root, {id: 'not_a_uri'})],
  [
    'W007_no_message_or_user',
    one,
    (draft) => {
      delete v1(draft).message
      delete v1(draft).user
    }
  ],
  ['W008_user_no_address', one, (draft) => delete v1(draft).user.address],
  ['W009_user_address_not_uri', one, (draft) => Object.assign(v1(draft).user, {address: 'Wonderland'})],
  [
    'W010_no_version_inventory',
    two,
    ({own, last}) => {
      own.delete('v1')
      last.push((files) => files.delete('v1/inventory.json'))
    }
  ],
  [
    'W011_version_inv_diff_metadata',
    two,
    ({own}) => Object.assign(own.get('v1')?.['versions'].v1, {message: 'Other'})
  ],
  ['W013_unregistered_extension', one, ({files}) => files.set('extensions/unregistered/a.txt', 'x')],

  ['minimal_one_version_one_file', one, () => {}],
  ['minimal_no_content', [{}], () => {}],
  ['minimal_mixed_digests', two, olderBySha256],
  [
    'minimal_uppercase_digests',
    one,
    (draft) => {
      rekey(draft.root['manifest'], upper)
      rekey(v1(draft).state, upper)
    }
  ],
  [
    'minimal_content_dir_called_stuff',
    one,
    (draft) => {
      draft.root['contentDirectory'] = 'stuff'
      draft.root['manifest'][first(draft)] = ['v1/stuff/a_file.txt']
      draft.files.set('v1/stuff/a_file.txt', draft.files.get('v1/content/a_file.txt') ?? '')
      draft.files.delete('v1/content/a_file.txt')
    }
  ],
  ['minimal_logs_directory_one_log_file', one, ({files}) => files.set('logs/log_file.txt', 'x')],
  ['updates_three_versions_one_file', three, () => {}],
  [
    'updates_all_actions',
    [
      {'a.txt': 'a\n', 'dir/b.txt': 'b\n'},
      {'a.txt': 'A\n', 'dir/b.txt': 'b\n', 'c.txt': 'c\n'},
      {'dir/c.txt': 'c\n', 'b.txt': 'b\n', 'copy.txt': 'b\n'},
      {'a.txt': 'a\n'}
    ],
    () => {}
  ],
  [
    'duplicated_content_files',
    one,
    (draft) => {
      draft.root['manifest'][first(draft)].push('v1/content/b_file.txt')
      draft.files.set('v1/content/b_file.txt', 'One\n')
      v1(draft).state[first(draft)].push('b_file.txt')
    }
  ],
  [
    'ocfl_object_all_fixity_digests',
    one,
    ({root}) => {
      const known = ['md5', 'sha1', 'sha256', 'sha512', 'blake2b-512']
      root['fixity'] = Object.fromEntries(
        known.map((name) => [name, {[digest('One\n', name)]: ['v1/content/a_file.txt']}])
      )
    }
  ],
  [
    'minimal_older_release_before',
    two,
    ({own}) => Object.assign(own.get('v1') ?? {}, {type: 'https://ocfl.io/1.0/spec/#inventory'}),
    '1.1'
  ]
]
